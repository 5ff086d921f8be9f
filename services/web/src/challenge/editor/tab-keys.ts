import { acceptCompletion } from '@codemirror/autocomplete';
import { indentLess, indentMore } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { countColumn, EditorSelection, Prec, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';

/** How long after Esc a Tab leaves the editor, if no other key comes first. */
const ESCAPED_MS = 60_000;

/** The blanks from a column to the next stop; a tab where lines are indented with tabs. */
function indentFrom(state: EditorState, column: number): string {
  const unit = state.facet(indentUnit);
  return unit.startsWith('\t') ? '\t' : ' '.repeat(unit.length - (column % unit.length));
}

/** Indents selected lines; without a selection, inserts blanks up to the next stop. */
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
 * Tab accepts a completion or indents, unless the view's Tab focus mode is on; Esc always turns it on for the
 * next Tab, and Ctrl-M asks the page to toggle it.
 */
export function tabKeys(onToggle: () => void): Extension {
  const toggle = () => {
    onToggle();
    return true;
  };
  return [
    // Before the default keymap, which would toggle without notifying the page.
    Prec.highest(keymap.of([{ key: 'Ctrl-m', run: toggle }])),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    keymap.of([{ key: 'Tab', run: indent, shift: indentLess }]),
    EditorView.domEventObservers({
      keydown({ key }, view) {
        // After the editor's own handler, which gives two seconds: too few for some users.
        if (key === 'Escape') queueMicrotask(() => view.setTabFocusMode(ESCAPED_MS));
      },
    }),
  ];
}
