/** A random number, which the program provides when a query runs for the second time. */
const BY_CHANCE = 'hone_chance()';

// Quoted names and texts, comments, words, and single symbols; quotes and comments hide their content.
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_$]*|\S/gu;

/**
 * The same query with ties of its ORDER BY in random order, in the possible forms, the likeliest first: one more key, or
 * an outer query if keys may only name columns. None if rows may come in any order and all are returned.
 */
export function scrambledQueries(query: string): readonly string[] {
  const { order, limit, end } = findClauses(query);
  const text = query.slice(0, end);
  const bound = limit === undefined ? '' : text.slice(limit);
  if (order === undefined)
    return limit === undefined ? [] : [`${text.slice(0, limit)}\nORDER BY ${BY_CHANCE}\n${bound}`];
  const keys = `${text.slice(order, limit)}\n, ${BY_CHANCE}\n${bound}`;
  return [`${text.slice(0, order)}${keys}`, `SELECT * FROM (\n${text.slice(0, order)}\n) ${keys}`];
}

/** Where the clauses of the outermost query begin, and where it ends. */
function findClauses(query: string): { order?: number; limit?: number; end: number } {
  const found: { order?: number; limit?: number } = {};
  let depth = 0;
  for (const { 0: token, index } of query.matchAll(TOKENS)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth > 0) continue;
    else if (token === ';') return { ...found, end: index };
    else if (/^order$/i.test(token)) found.order = index;
    else if (/^limit$/i.test(token)) found.limit = index;
  }
  return { ...found, end: query.length };
}
