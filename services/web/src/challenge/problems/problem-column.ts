import type { Extension } from '@codemirror/state';
import { EditorView, gutter } from '@codemirror/view';

/** Reserves space for the marks, so that the text does not move when they appear. */
export function problemColumn(): Extension {
  return [gutter({ class: 'cm-gutter-lint' }), EditorView.theme({ '.cm-gutter-lint': { width: '1.1em' } })];
}
