import { indentUnit } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import { formatSql } from './format-sql.js';

/** Formats the document in one step that can be undone; the cursor keeps its place in the text. */
export async function formatDocument(view: EditorView, engine: string | undefined): Promise<void> {
  const { state } = view;
  const formatted = await formatSql(state.doc.toString(), engine, state.facet(indentUnit));
  // Typed meanwhile: another press formats that, too.
  if (view.state.doc !== state.doc) return;
  const { head } = state.selection.main;
  view.dispatch({
    changes: { from: 0, to: state.doc.length, insert: formatted },
    selection: { anchor: Math.min(head, formatted.length) },
    scrollIntoView: true,
    userEvent: 'input.format',
  });
}
