import type { Extension } from '@codemirror/state';
import { EditorView, gutter } from '@codemirror/view';

/** The room of the marks, so that text stays where it is when they come. */
export function problemColumn(): Extension {
  return [gutter({ class: 'cm-gutter-lint' }), EditorView.theme({ '.cm-gutter-lint': { width: '1.1em' } })];
}
