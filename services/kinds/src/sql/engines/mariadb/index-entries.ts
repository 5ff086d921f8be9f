import { isSign, nameOf, readTokens, type Token } from '../../statement/tokens.js';

/** A statement of the application that changes rows. */
export interface RowChange {
  readonly kind: 'insert' | 'update' | 'delete';
  readonly table: string;
  /** Columns that an update sets. */
  readonly columns: readonly string[];
}

/** An index of a table. */
export interface TableIndex {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

const FORMS = [
  ['INSERT', 'INTO', 'insert'],
  ['DELETE', 'FROM', 'delete'],
  ['UPDATE', undefined, 'update'],
] as const;

/** What a statement changes; undefined if it is neither `INSERT INTO t`, `UPDATE t SET` nor `DELETE FROM t`. */
export function readChange(statement: string): RowChange | undefined {
  const lexed = readTokens(statement);
  const tokens = lexed.ok ? lexed.tokens.filter(({ kind }) => kind !== 'comment') : [];
  for (const [first, second, kind] of FORMS) {
    const words = second === undefined ? [first] : [first, second];
    if (!words.every((word, place) => tokens[place]?.text.toUpperCase() === word)) continue;
    const table = tokens[words.length];
    if (table === undefined) return undefined;
    return { kind, table: nameOf(table), columns: kind === 'update' ? columnsSet(tokens) : [] };
  }
  return undefined;
}

/** The names before the equal signs of SET, outside all parentheses. */
function columnsSet(tokens: readonly Token[]): string[] {
  const isWord = (token: Token, word: string): boolean =>
    token.kind === 'word' && token.text.toUpperCase() === word;
  const from = tokens.findIndex((token) => isWord(token, 'SET'));
  const columns: string[] = [];
  let depth = 0;
  for (const [place, token] of tokens.entries()) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (place <= from || depth > 0) continue;
    if (isWord(token, 'WHERE')) break;
    const before = tokens[place - 1];
    const begins = place === from + 1 || isSign(before, ',');
    if (begins) columns.push(nameOf(token));
  }
  return columns;
}

/**
 * How many index entries a change writes, including the clustered index: an inserted or deleted row writes one for each
 * index. An updated row writes one for itself and two for each index with a changed column: the old entry is marked, the
 * new one is added.
 */
export function entriesOf(
  { kind, table, columns }: RowChange,
  rows: number,
  indexes: readonly TableIndex[],
): number {
  const own = indexes.filter((index) => index.table === table);
  if (kind !== 'update') return rows * Math.max(1, own.length);
  const touched = own.filter(
    (index) => index.name !== 'PRIMARY' && index.columns.some((column) => columns.includes(column)),
  );
  return rows * (1 + 2 * touched.length);
}
