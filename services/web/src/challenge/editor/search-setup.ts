import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** Find and replace, go to line, and other occurrences of the selected word. */
export function searchSetup(): Extension {
  // Before the default keymap, as in CodeMirror's basic setup.
  return [search({ top: true }), highlightSelectionMatches(), Prec.high(keymap.of(searchKeymap))];
}
