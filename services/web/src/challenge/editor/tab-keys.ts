import { acceptCompletion } from '@codemirror/autocomplete';
import { indentLess, indentMore } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { countColumn, EditorSelection, Prec, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';

/** How long Tab leaves the editor after Esc, if no other key comes first. */
const ESCAPED_MS = 60_000;

/** The blanks from a column to the next stop; a tab where lines are indented with tabs. */
function indentFrom(state: EditorState, column: number): string {
  const unit = state.facet(indentUnit);
  return unit.startsWith('\t') ? '\t' : ' '.repeat(unit.length - (column % unit.length));
}

/** Selected lines move to the right; without a selection, blanks are inserted up to the next stop. */
const indent: Command = (view) => {
  const { state } = view;
  if (state.readOnly) return false;
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore(view);
  const changes = state.changeByRange(({ head }) => {
    const line = state.doc.lineAt(head);
    const column = countColumn(line.text, state.tabSize, head - line.from);
    const insert = indentFrom(state, column);
    return {
      changes: { from: head, insert },
      range: EditorSelection.cursor(head + insert.length),
    };
  });
  view.dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input.indent' }));
  return true;
};

/**
 * Tab takes a completion or indents, unless the view's Tab focus mode lets it go; Esc always does for the next Tab, and
 * Ctrl-M asks the page to switch.
 */
export function tabKeys(onToggle: () => void): Extension {
  const toggle = () => {
    onToggle();
    return true;
  };
  return [
    // Before the default keys, which would toggle without telling the page.
    Prec.highest(keymap.of([{ key: 'Ctrl-m', run: toggle }])),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    keymap.of([{ key: 'Tab', run: indent, shift: indentLess }]),
    EditorView.domEventObservers({
      keydown({ key }, view) {
        // After the editor's own handler, which gives two seconds: too few for some.
        if (key === 'Escape') queueMicrotask(() => view.setTabFocusMode(ESCAPED_MS));
      },
    }),
  ];
}
