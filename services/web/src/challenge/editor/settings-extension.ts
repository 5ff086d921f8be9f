import { indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { detectIndent } from './detect-indent.js';
import type { EditorSettings } from './editor-settings.js';

function indentation({ tabWidth }: EditorSettings, path: string, content: string): Extension {
  const found = detectIndent(content);
  if (tabWidth === 'auto') return found === undefined ? [] : indentUnit.of(found);
  // Go is written with tabs, whatever their width.
  const tabs = found === '\t' || path.endsWith('.go');
  return [EditorState.tabSize.of(tabWidth), indentUnit.of(tabs ? '\t' : ' '.repeat(tabWidth))];
}

/** Applies the settings to one document; goes before the language, whose indentation it overrides. */
export function settingsExtension(settings: EditorSettings, path: string, content: string): Extension {
  return [indentation(settings, path, content), settings.wrap ? EditorView.lineWrapping : []];
}
