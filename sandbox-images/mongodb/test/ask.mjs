import { createDispatcher } from '../src/dispatch.mjs';

const CAPS = { rows: 1000, bytes: 1_000_000, rowBytes: 100_000 };

/** Documents that a pipeline makes of others, with kinds of values as letters: `i` and `r` numbers, `t` text, and so on. */
export function ask(documents, pipeline, others = {}, seed = undefined) {
  const dispatch = createDispatcher();
  const send = (command) => dispatch(JSON.stringify(command));
  const loaded = send({ op: 'load', collections: { a: documents, ...others } });
  if (loaded.end !== 'done') throw new Error(loaded.message);
  if (seed !== undefined) send({ op: 'shuffle', seed });
  const answer = send({ op: 'aggregate', from: 'a', pipeline, caps: CAPS });
  if (answer.end !== 'done') return answer;
  return answer.rows.map((row) =>
    Object.fromEntries(
      answer.columns.map((name, place) => [name, row[place]]).filter(([, cell]) => cell !== '-'),
    ),
  );
}

/** The values of one field, in order. */
export const pick = (rows, field) => (Array.isArray(rows) ? rows.map((row) => row[field]) : rows);

/** What an expression makes of one document. */
export function compute(expression, document = {}) {
  const rows = ask([{ _id: 1, ...document }], [{ $project: { _id: 0, v: expression } }]);
  return Array.isArray(rows) ? rows[0].v : rows;
}

/** The ids of documents that a condition lets through. */
export function matching(condition, documents) {
  const numbered = documents.map((document, at) => ({ _id: at, ...document }));
  return pick(ask(numbered, [{ $match: condition }]), '_id').map((cell) => Number(cell.slice(1)));
}
