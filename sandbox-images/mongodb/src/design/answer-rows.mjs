import { MISSING, toCell } from '../cells.mjs';
import { bsonSize } from './bson-size.mjs';
import { Refused } from './index-keys.mjs';

const MOST_ROWS = 10_000;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Documents as rows of the columns that a path promises. Cells are those of pipelines. `extra` names fields that nobody asked for.
 */
export function answerRows(documents, columns) {
  if (documents.length > MOST_ROWS) throw new Refused(`an answer of more than ${MOST_ROWS} documents`);
  const bytes = documents.reduce((sum, document) => sum + bsonSize(document), 0);
  if (bytes > MOST_BYTES) throw new Refused('an answer of more than 2 MiB');
  const wanted = new Set([...columns, '_id']);
  const extra = new Set(
    documents.flatMap((document) => Object.keys(document).filter((name) => !wanted.has(name))),
  );
  return {
    rows: documents.map((document) =>
      columns.map((name) => (document[name] === undefined ? MISSING : toCell(document[name]))),
    ),
    extra: [...extra].slice(0, 5),
    bytes,
  };
}
