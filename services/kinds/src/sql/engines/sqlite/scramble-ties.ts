/** A number by chance, which the program has where rows are asked for a second time. */
const BY_CHANCE = 'hone_chance()';

// Quoted names and texts, comments, words, and single signs; what is quoted or a comment hides what it holds.
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_$]*|\S/gu;

/**
 * The same query with rows that its ORDER BY leaves equal in an order by chance, written in the ways that may be one,
 * the likeliest first: with one key more, or around the whole where keys may only name columns. None where rows may come
 * in any order and all are asked for.
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
