import { positionOf, type TextPosition } from '../../statement/text-position.js';
import { isName, nameOf, readTokens } from '../../statement/tokens.js';

/** How much of the text the server quotes from where it stopped reading. */
const QUOTED_CHARACTERS = 80;

/**
 * Locates a server error in a query. The server reports a line at most, so a syntax error is located by the rest of the
 * text that it quotes, and an unknown name by a search. Undefined if the message has neither.
 */
export function findPlace(query: string, message: string): TextPosition | undefined {
  const at = syntaxPlace(query, message) ?? namePlace(query, message);
  return at === undefined ? undefined : positionOf(query, [...query.slice(0, at)].length);
}

function syntaxPlace(query: string, message: string): number | undefined {
  const [, rest, line] = /syntax to use near '([\s\S]*)' at line (\d+)$/.exec(message) ?? [];
  if (rest === undefined) return undefined;
  // The statement's terminator is not sent; whitespace before it is.
  const text = query.replace(/[\s;]+$/, '');
  const wanted = rest.trimEnd();
  if (wanted.length < QUOTED_CHARACTERS - 8) {
    return text.endsWith(wanted) ? text.length - wanted.length : lineStart(query, Number(line));
  }
  const from = lineStart(query, Number(line));
  const found = query.indexOf(wanted, from);
  return found === -1 ? from : found;
}

function lineStart(query: string, line: number): number {
  const before = query.split('\n').slice(0, Math.max(0, line - 1));
  return before.reduce((length, each) => length + each.length + 1, 0);
}

function namePlace(query: string, message: string): number | undefined {
  const [, whole] = /^(?:Unknown (?:column|table)|Table|Column) '([^']+)'/.exec(message) ?? [];
  const name = whole?.split('.').at(-1)?.toLowerCase();
  const lexed = readTokens(query);
  if (name === undefined || !lexed.ok) return undefined;
  return lexed.tokens.find((token) => isName(token) && nameOf(token).toLowerCase() === name)?.at;
}
