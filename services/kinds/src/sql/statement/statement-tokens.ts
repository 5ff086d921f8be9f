import { isRecord, parseSql } from './parse-sql.js';

/** A node of a parsed query with the line it is on, from 0. */
export interface StatementToken {
  readonly kind: string;
  readonly line: number;
}

interface Found {
  readonly kind: string;
  /** Offset in bytes. */
  readonly at: number;
}

/** Fields that depend on the author's taste or occur in every query. */
const UNSAID = new Set(['name', 'aliasname', 'relpersistence', 'funcformat', 'limitOption']);

/**
 * The nodes of PostgreSQL's parse tree, in the order of the text. Layout, case, aliases, names of common table
 * expressions and literals do not matter. Undefined for text that PostgreSQL cannot parse, such as other dialects.
 */
export async function statementTokens(text: string): Promise<StatementToken[] | undefined> {
  const parsed = await parseSql(text);
  if (!parsed.ok) return undefined;
  const own = new Set<string>();
  const found = parsed.statements.flatMap((statement) => [...nodesOf(statement, 0, own)]);
  const starts = lineStarts(text);
  let line = 0;
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ kind, at }) => {
      while ((starts[line + 1] ?? Infinity) <= at) line += 1;
      return { kind: own.has(kind) ? 'own table' : kind, line };
    });
}

/** Adds the names of common table expressions to `own`. */
function* nodesOf(node: unknown, outer: number, own: Set<string>): Generator<Found> {
  if (Array.isArray(node)) for (const each of node) yield* nodesOf(each, outer, own);
  if (!isRecord(node)) return;
  const at = placeOf(node, outer);
  if (typeof node['ctename'] === 'string') own.add(node['ctename'].toLowerCase());
  for (const [name, value] of Object.entries(node)) {
    if (typeof value === 'string') yield* wordOf(name, value, at);
    if (!isRecord(value) && !Array.isArray(value)) continue;
    const place = isRecord(value) ? placeOf(value, at) : at;
    if (/^[A-Z]/.test(name) && name !== 'String') yield { kind: name, at: place };
    if (name === 'A_Const') continue;
    // In `orders.total`, the first part may be an alias.
    yield* nodesOf(name === 'fields' && Array.isArray(value) ? value.at(-1) : value, place, own);
  }
}

function* wordOf(name: string, value: string, at: number): Generator<Found> {
  if (name === 'relname' || name === 'sval') yield { kind: value.toLowerCase(), at };
  else if (!UNSAID.has(name) && name !== 'ctename') yield { kind: `${name} ${value}`, at };
}

const placeOf = (node: Readonly<Record<string, unknown>>, outer: number): number =>
  typeof node['location'] === 'number' ? node['location'] : outer;

/** Byte offsets of line starts, because the parser counts bytes. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const [index, byte] of Buffer.from(text).entries()) if (byte === 0x0a) starts.push(index + 1);
  return starts;
}
