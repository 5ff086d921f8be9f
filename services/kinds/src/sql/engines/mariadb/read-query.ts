import { reject, type Examination, type Rejection } from '../../statement/rejection.js';
import { findUnreadable, MAX_STATEMENT_TOKENS } from '../../statement/parse-sql.js';
import { positionOf } from '../../statement/text-position.js';
import {
  ALLOWED_FUNCTIONS,
  CHANGING_FUNCTIONS,
  CHANGING_WORDS,
  FORBIDDEN_PAIRS,
  FORBIDDEN_WORDS,
  SYSTEM_DATABASES,
  WORDS_BEFORE_BRACKETS,
} from './allowed-words.js';
import { firstStatement, isName, isSign, nameOf, readTokens, type Token } from '../../statement/tokens.js';

const BEGINNINGS = new Set(['SELECT', 'WITH', 'VALUES', '(']);

/**
 * Checks the words of a query: its functions and names must be on the lists. The server checks the grammar.
 * `parameters` is the number of values that the query gets.
 */
export function readQuery(text: string, parameters: number): Examination {
  const unreadable = findUnreadable(text, 'query');
  if (unreadable !== undefined) return reject('compile-error', unreadable);
  const lexed = readTokens(text);
  if (!lexed.ok) return reject('compile-error', lexed.message, placeOf(text, lexed.at));
  const special = lexed.tokens.find(({ kind, text: comment }) => kind === 'comment' && isRead(comment));
  if (special !== undefined)
    return reject('forbidden', 'a comment that the server would read', placeOf(text, special.at));
  const statement = firstStatement(text, lexed.tokens);
  if (statement.tokens.length > MAX_STATEMENT_TOKENS)
    return reject('compile-error', `the query has more than ${MAX_STATEMENT_TOKENS} words and signs`);
  return findRejection(text, statement, parameters) ?? { ok: true };
}

// The server executes `/*! … */` and `/*M! … */`, and reads planner hints in `/*+ … */`.
const isRead = (comment: string): boolean => /^\/\*(?:M?!|\+)/i.test(comment);
const placeOf = (text: string, at: number) => positionOf(text, [...text.slice(0, at)].length);

function findRejection(
  text: string,
  { tokens, rest }: ReturnType<typeof firstStatement>,
  parameters: number,
): Rejection | undefined {
  const [first] = tokens;
  if (first === undefined) return reject('compile-error', 'there is no query here yet');
  const second = rest.find((token) => !isSign(token, ';'));
  if (second !== undefined)
    return reject('forbidden', 'one statement is allowed, here begins another', placeOf(text, second.at));
  if (!BEGINNINGS.has(first.text.toUpperCase()) || first.kind === 'quoted-name')
    return reject(
      'forbidden',
      'only a query is allowed here: SELECT, WITH or VALUES',
      placeOf(text, first.at),
    );
  for (const [place, token] of tokens.entries()) {
    const message = against(tokens, place, parameters);
    if (message !== undefined) return reject('forbidden', message, placeOf(text, token.at));
  }
  return undefined;
}

/** Why the token at an index is not allowed. */
function against(tokens: readonly Token[], place: number, parameters: number): string | undefined {
  const token = tokens[place];
  if (token === undefined) return undefined;
  if (token.kind === 'sign') return againstSign(token.text);
  if (!isName(token)) return undefined;
  const behindPoint = isBehindPoint(tokens, place);
  return (
    againstDatabase(tokens, place) ??
    (behindPoint || token.kind === 'quoted-name' ? undefined : againstWord(tokens, place, parameters)) ??
    (isSign(tokens[place + 1], '(') ? againstCall(tokens, place, behindPoint) : undefined)
  );
}

const againstSign = (sign: string): string | undefined =>
  ({
    '@': 'variables and settings are not allowed',
    '?': 'values are named $1, $2 and so on',
  })[sign];

/** A name right after a dot is the last part of a qualified name. */
function isBehindPoint(tokens: readonly Token[], place: number): boolean {
  const [before, token] = [tokens[place - 1], tokens[place]];
  return isSign(before, '.') && token !== undefined && before !== undefined && before.at + 1 === token.at;
}

function againstDatabase(tokens: readonly Token[], place: number): string | undefined {
  const token = tokens[place];
  if (token === undefined || !isSign(tokens[place + 1], '.')) return undefined;
  const name = nameOf(token);
  return SYSTEM_DATABASES.has(folded(name)) ? `tables of ${name} are not allowed` : undefined;
}

/** A name as a server might read it that ignores case and accents. */
const folded = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();

function againstWord(tokens: readonly Token[], place: number, parameters: number): string | undefined {
  const word = tokens[place]?.text ?? '';
  const upper = word.toUpperCase();
  if (CHANGING_WORDS.has(upper)) return `${word} is not allowed: its answer changes from run to run`;
  const next = tokens[place + 1];
  const pair = next?.kind === 'word' ? FORBIDDEN_PAIRS.get(`${upper} ${next.text.toUpperCase()}`) : undefined;
  const why = FORBIDDEN_WORDS.get(upper) ?? pair;
  if (why !== undefined) return `${word} is not allowed: ${why}`;
  const number = parameterOf(word);
  if (number !== undefined && (number < 1 || number > parameters))
    return parameters === 0 ? 'this query is given no values' : `values are $1 to $${parameters}`;
  return undefined;
}

/** The number of a parameter such as `$1`. */
export function parameterOf(word: string): number | undefined {
  return /^\$\d+$/.test(word) ? Number(word.slice(1)) : undefined;
}

function againstCall(tokens: readonly Token[], place: number, behindPoint: boolean): string | undefined {
  const token = tokens[place];
  if (token === undefined || isColumnList(tokens, place)) return undefined;
  const name = nameOf(token);
  const upper = name.toUpperCase();
  if (behindPoint) return `function ${name} is not allowed`;
  if (token.kind === 'word' && WORDS_BEFORE_BRACKETS.has(upper)) return undefined;
  const asksClock = upper === 'UNIX_TIMESTAMP' && isSign(tokens[place + 2], ')');
  if (CHANGING_FUNCTIONS.has(upper) || asksClock)
    return `function ${name} is not allowed: its answer changes from run to run`;
  return ALLOWED_FUNCTIONS.has(upper) ? undefined : `function ${name} is not allowed`;
}

/** Whether the parentheses after a name contain column names: `AS t (a, b)` and `WITH t (a, b) AS (…)`. */
function isColumnList(tokens: readonly Token[], place: number): boolean {
  const before = tokens[place - 1];
  if (before?.kind === 'word' && before.text.toUpperCase() === 'AS') return true;
  let depth = 0;
  for (let at = place + 1; at < tokens.length; at += 1) {
    if (isSign(tokens[at], '(')) depth += 1;
    if (isSign(tokens[at], ')')) depth -= 1;
    if (depth === 0) {
      const [word, bracket] = [tokens[at + 1], tokens[at + 2]];
      return word?.kind === 'word' && word.text.toUpperCase() === 'AS' && isSign(bracket, '(');
    }
  }
  return false;
}
