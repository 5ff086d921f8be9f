import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** Find and replace, go to line, and where else the selected word stands. */
export function searchSetup(): Extension {
  // Before the default keys, as in CodeMirror's basic setup.
  return [search({ top: true }), highlightSelectionMatches(), Prec.high(keymap.of(searchKeymap))];
}
