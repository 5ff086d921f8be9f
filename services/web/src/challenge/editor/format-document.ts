import { indentUnit } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { formatGo } from './format-go.js';
import { formatSql } from './format-sql.js';

function formatted(path: string, state: EditorState, engine: string | undefined): Promise<string> {
  const text = state.doc.toString();
  return path.endsWith('.go') ? formatGo(text) : formatSql(text, engine, state.facet(indentUnit));
}

/** Formats the document in one undoable step; the cursor keeps its place in the text. */
export async function formatDocument(
  view: EditorView,
  path: string,
  engine: string | undefined,
): Promise<void> {
  const { state } = view;
  const insert = await formatted(path, state, engine);
  // Text typed meanwhile: another press formats it, too.
  if (view.state.doc !== state.doc) return;
  const { head } = state.selection.main;
  view.dispatch({
    changes: { from: 0, to: state.doc.length, insert },
    selection: { anchor: Math.min(head, insert.length) },
    scrollIntoView: true,
    userEvent: 'input.format',
  });
}
