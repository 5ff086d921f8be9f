import type { Cell } from '../../compare/result-set.js';
import { parameterOf } from './read-query.js';
import { firstStatement, readTokens, type Token } from '../../statement/tokens.js';

/** A query of one statement, with the server's own syntax for parameters. */
export interface BoundQuery {
  /** Contains question marks at the same positions of the text. */
  readonly text: string;
  /** Numbers of the parameters in the order of the question marks, from 0. */
  readonly order: readonly number[];
}

/** Replaces `$1` and so on by question marks, each padded with spaces to the same length. */
export function bind(query: string): BoundQuery {
  const { text, tokens } = statementOf(query);
  const order: number[] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const token of tokens) {
    const number = token.kind === 'word' ? parameterOf(token.text) : undefined;
    if (number === undefined) continue;
    order.push(number - 1);
    pieces.push(text.slice(from, token.at), '?'.padEnd(token.text.length));
    from = token.at + token.text.length;
  }
  return { text: `${pieces.join('')}${text.slice(from)}`, order };
}

/**
 * A statement that has the server prepare a text, which may contain only one statement, and run it. Line numbers in
 * errors are those of the text itself.
 */
export function runStatement({ text, order }: BoundQuery, values: readonly Cell[]): string {
  const given = order.map((number) => literalOf(values[number] ?? null));
  return `EXECUTE IMMEDIATE ${literalOf(text)}${given.length === 0 ? '' : ` USING ${given.join(', ')}`}`;
}

/** A statement that has the server only prepare a text. */
export const prepareStatement = ({ text }: BoundQuery): string =>
  `PREPARE hone_query FROM ${literalOf(text)}`;

/** A string literal for a server that treats backslashes as escapes. */
export function literalOf(text: Cell): string {
  if (text === null) return 'NULL';
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

const BY_CHANCE = 'RAND()';
const ANSWER = 'hone_answer';

/**
 * The same query with ties of its ORDER BY in random order, in the possible forms, the likeliest first: an outer query if
 * keys are columns of the result, or one more key. None if rows may come in any order and all are returned.
 */
export function scrambledQueries(all: string): readonly string[] {
  const { text, tokens } = statementOf(all);
  const { order, limit } = findClauses(tokens);
  const bound = limit === undefined ? '' : text.slice(limit);
  if (order === undefined)
    return limit === undefined ? [] : [`${text.slice(0, limit)}\nORDER BY ${BY_CHANCE}\n${bound}`];
  const keys = `${text.slice(order, limit)}\n, ${BY_CHANCE}\n${bound}`;
  const query = text.slice(0, order);
  return [`SELECT * FROM (\n${query}\n) AS ${ANSWER} ${keys}`, `${query}${keys}`];
}

/** The server rejects text that cannot be parsed here. */
function statementOf(query: string): { readonly text: string; readonly tokens: readonly Token[] } {
  const lexed = readTokens(query);
  return lexed.ok ? firstStatement(query, lexed.tokens) : { text: query, tokens: [] };
}

/** Where the clauses of the outermost query begin. */
function findClauses(tokens: readonly Token[]): { readonly order?: number; readonly limit?: number } {
  const found: { order?: number; limit?: number } = {};
  let depth = 0;
  for (const [place, { kind, text, at }] of tokens.entries()) {
    if (kind === 'sign' && text === '(') depth += 1;
    else if (kind === 'sign' && text === ')') depth -= 1;
    else if (depth > 0 || kind !== 'word' || tokens[place - 1]?.text === '.') continue;
    else if (/^order$/i.test(text)) found.order = at;
    else if (/^(?:limit|offset|fetch)$/i.test(text)) found.limit ??= at;
  }
  return found;
}
