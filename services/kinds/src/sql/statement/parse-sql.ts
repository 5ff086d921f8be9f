import { hasSqlDetails, parse } from 'libpg-query';
import { positionOf, type TextPosition } from './text-position.js';

/** Limits of a query's length and of its number of tokens. */
const MAX_STATEMENT_BYTES = 32_768;
export const MAX_STATEMENT_TOKENS = 2_000;

export type ParseOutcome =
  | {
      readonly ok: true;
      readonly statements: readonly unknown[];
      /** The text of each, as it was written. */
      readonly texts: readonly string[];
    }
  | { readonly ok: false; readonly message: string; readonly at?: TextPosition };

/**
 * Parses with PostgreSQL's own grammar. The parser recurses, so the number of tokens is limited first. Nesting could only
 * overflow the stack with about four times that number; an overflow would break the parser for all later queries.
 */
export async function parseSql(text: string): Promise<ParseOutcome> {
  const unreadable = findUnreadable(text, 'query') ?? findOversize(text);
  if (unreadable !== undefined) return { ok: false, message: unreadable };
  // The parser reports text without a statement as an error only if the text is blank.
  if (text.trim() === '') return { ok: true, statements: [], texts: [] };
  try {
    return { ok: true, ...readStatements(await parse(text), text) };
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return { ok: false, message: error.message, at: positionOf(text, error.sqlDetails.cursorPosition) };
  }
}

/** Why a submitted text of any dialect is not sent to an engine. */
export function findUnreadable(text: string, what: 'query' | 'file'): string | undefined {
  if (text.includes('\0')) return `the ${what} contains a NUL character`;
  if (Buffer.byteLength(text) <= MAX_STATEMENT_BYTES) return undefined;
  return `the ${what} is longer than ${MAX_STATEMENT_BYTES} bytes`;
}

function findOversize(text: string): string | undefined {
  const tokens = text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu)?.length ?? 0;
  if (tokens > MAX_STATEMENT_TOKENS) return `the query has more than ${MAX_STATEMENT_TOKENS} words and signs`;
  return undefined;
}

function readStatements(tree: unknown, text: string) {
  const found = isRecord(tree) ? tree['stmts'] : undefined;
  if (!Array.isArray(found)) throw new Error('the SQL parser answered without statements');
  const bytes = Buffer.from(text);
  const raws = found.map((raw: unknown) => (isRecord(raw) ? raw : {}));
  const texts = raws.map((raw) => {
    // Offsets are in bytes; the parser omits a start of 0 and an end at the end of the text.
    const from = Number(raw['stmt_location'] ?? 0);
    const length = Number(raw['stmt_len'] ?? 0);
    return bytes
      .subarray(from, length === 0 ? undefined : from + length)
      .toString()
      .trim();
  });
  return { statements: raws.map((raw) => raw['stmt']), texts };
}

/** Whether a value is an object with named members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
