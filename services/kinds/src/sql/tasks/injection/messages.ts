import { isRecord } from '../../statement/parse-sql.js';
import type { Cell } from '../../compare/result-set.js';

/** Messages of a program, one line of JSON each. */
export type Message =
  | { readonly kind: 'statement'; readonly sql: string; readonly values: readonly Cell[] }
  /** A statement with invalid values; the program gets an error, as from a driver. */
  | { readonly kind: 'bad-values'; readonly sql: string; readonly message: string }
  | { readonly kind: 'answer'; readonly json: string }
  | { readonly kind: 'malformed'; readonly message: string };

const MOST_VALUES = 2_000;
const SHOWN_CHARACTERS = 120;

/** Reads a line that a program printed. The program may be hostile. */
export function readMessage(line: string): Message {
  try {
    return messageOf(JSON.parse(line));
  } catch {
    // Not JSON, or nested too deeply to be written again.
    return {
      kind: 'malformed',
      message: `it printed a line that is no message: ${line.slice(0, SHOWN_CHARACTERS)}`,
    };
  }
}

function messageOf(value: unknown): Message {
  if (!isRecord(value)) return { kind: 'malformed', message: 'it printed a line that is no JSON object' };
  const keys = Object.keys(value).sort().join(',');
  if (keys === 'answer') return { kind: 'answer', json: JSON.stringify(value['answer']) };
  const { sql, values = [] } = value;
  if ((keys === 'sql' || keys === 'sql,values') && typeof sql === 'string' && Array.isArray(values))
    return statementOf(sql, values);
  return { kind: 'malformed', message: 'it printed a line that is neither a statement nor an answer' };
}

function statementOf(sql: string, values: readonly unknown[]): Message {
  if (values.length > MOST_VALUES)
    return { kind: 'bad-values', sql, message: `more than ${MOST_VALUES} values` };
  const cells: Cell[] = [];
  for (const [place, value] of values.entries()) {
    const cell = cellOf(value);
    if (cell === undefined) {
      const message = `value ${place + 1} is neither a text, a number, true, false, null nor a list of these`;
      return { kind: 'bad-values', sql, message };
    }
    cells.push(cell);
  }
  return { kind: 'statement', sql, values: cells };
}

/** A value as the server reads it; undefined if it is not a valid value. */
function cellOf(value: unknown): Cell | undefined {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => (Array.isArray(item) ? undefined : cellOf(item)));
    if (items.includes(undefined)) return undefined;
    return `{${items.map((item) => (item === null ? 'NULL' : quoted(item ?? ''))).join(',')}}`;
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const quoted = (text: string): string => `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
