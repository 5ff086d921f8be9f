import type { GradingSession } from '@hone/contracts/kind';
import { sourceOf } from './examined.js';
import type { ScriptExamination, SqlScript } from './script.js';
import { reject, type Rejection } from './rejection.js';
import { findUnreadable } from './parse-sql.js';
import { positionOf } from './text-position.js';
import { firstStatement, isName, isSign, readTokens, type Token } from './tokens.js';

/** More statements than any budget allows. */
const MOST_STATEMENTS = 20;
const FORM = 'CREATE INDEX name ON table (column, …)';

interface WithIndexes {
  readonly tuning?: { readonly indexes: string } | undefined;
}

/** The index file of a tuning task, for messages. */
export function indexFileOf(session: GradingSession<WithIndexes>) {
  const path = session.definition.tuning?.indexes ?? session.entry;
  return { path, text: sourceOf(session, path), isNamed: true };
}

/** The submission's index file in a tuning task, or why it may not be sent to a server. */
export function examineIndexFile(
  session: Pick<GradingSession<WithIndexes>, 'definition' | 'files'>,
): (SqlScript & { readonly ok: true }) | Rejection | undefined {
  const { tuning } = session.definition;
  if (tuning === undefined) return undefined;
  const examined = examineIndexForm(sourceOf(session, tuning.indexes));
  return examined.ok ? { ...examined, path: tuning.indexes } : examined;
}

/**
 * Accepts any number of statements of the form `CREATE INDEX name ON table (column [(length)] [ASC | DESC], …)`; the
 * server checks whether the names exist. An empty file creates no index.
 */
export function examineIndexForm(text: string): ScriptExamination {
  const unreadable = findUnreadable(text, 'file');
  if (unreadable !== undefined) return reject('compile-error', unreadable);
  const lexed = readTokens(text);
  if (!lexed.ok) return reject('compile-error', lexed.message, placeOf(text, lexed.at));
  const statements: string[] = [];
  let left: readonly Token[] = lexed.tokens;
  while (left.length > 0) {
    const { tokens, rest } = firstStatement(text, left);
    left = rest;
    if (tokens.length === 0) continue;
    const rejection = rejectionOf(text, tokens);
    if (rejection !== undefined) return rejection;
    // Only the examined tokens are sent, separated by spaces and without comments.
    statements.push(tokens.map((token) => token.text).join(' '));
  }
  if (statements.length > MOST_STATEMENTS)
    return reject('forbidden', `${MOST_STATEMENTS} statements are allowed, here are ${statements.length}`);
  return { ok: true, statements };
}

const placeOf = (text: string, at: number) => positionOf(text, [...text.slice(0, at)].length);

function rejectionOf(text: string, tokens: readonly Token[]): Rejection | undefined {
  const reader = new Reader(tokens);
  if (readIndex(reader)) return undefined;
  const at = reader.next()?.at ?? text.length;
  return reject('forbidden', `only this is allowed here: ${FORM}`, placeOf(text, at));
}

/** False if the statement does not have the form; the reader stops there. */
function readIndex(reader: Reader): boolean {
  if (!reader.word('CREATE') || !reader.word('INDEX') || !reader.name()) return false;
  if (!reader.word('ON') || !reader.name() || !reader.sign('(')) return false;
  do {
    if (!reader.name()) return false;
    if (reader.sign('(') && !(reader.count() && reader.sign(')'))) return false;
    if (!reader.word('ASC')) reader.word('DESC');
  } while (reader.sign(','));
  return reader.sign(')') && reader.next() === undefined;
}

/** Consumes tokens one by one; a token that does not match is not consumed. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  word(wanted: string): boolean {
    return this.#take((token) => token.kind === 'word' && token.text.toUpperCase() === wanted);
  }

  name(): boolean {
    return this.#take(isName);
  }

  count(): boolean {
    return this.#take((token) => token.kind === 'word' && /^\d{1,4}$/.test(token.text));
  }

  sign(wanted: string): boolean {
    return this.#take((token) => isSign(token, wanted));
  }

  #take(isWanted: (token: Token) => boolean): boolean {
    const token = this.next();
    if (token === undefined || !isWanted(token)) return false;
    this.#at += 1;
    return true;
  }
}
