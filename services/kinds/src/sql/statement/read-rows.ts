import { asNode, listOf, namesIn, nodesIn, textIn, type TreeNode } from './nodes.js';
import { isRecord } from './parse-sql.js';

/** Shows only this many: it is an example. */
const SHOWN_ROWS = 50;

type Row = (string | null)[];

/** The rows of a table, cells in the order of the given columns; undefined if they are not literal values. */
export type RowReader = (
  table: string,
  columns: readonly string[],
) => { readonly count: number; readonly first: Row[] } | undefined;

/** Reads `INSERT … VALUES` statements whose values are plain literals. */
export function readRows(statements: readonly unknown[]): RowReader {
  const inserts = nodesIn(statements, 'InsertStmt');
  return (table, columns) => {
    const own = inserts.filter(
      (insert) => isRecord(insert['relation']) && insert['relation']['relname'] === table,
    );
    const rows: Row[] = [];
    for (const insert of own) {
      const values = valuesOf(insert);
      if (values === undefined) return undefined;
      const names = listOf(insert['cols']).map((column) => String(asNode(column, 'ResTarget')?.['name']));
      const order = columns.map((name, place) => (names.length === 0 ? place : names.indexOf(name)));
      rows.push(...values.map((row) => order.map((place) => row[place] ?? null)));
    }
    return { count: rows.length, first: rows.slice(0, SHOWN_ROWS) };
  };
}

function valuesOf(insert: TreeNode): Row[] | undefined {
  const select = asNode(insert['selectStmt'], 'SelectStmt');
  const lists = listOf(select?.['valuesLists']);
  if (lists.length === 0) return undefined;
  const rows = lists.map((list) => listOf(asNode(list, 'List')?.['items']).map(literalOf));
  return rows.every((row): row is Row => row.every((cell) => cell !== undefined)) ? rows : undefined;
}

/** A literal as text; undefined for anything that must be computed. */
function literalOf(value: unknown): string | null | undefined {
  const cast = asNode(value, 'TypeCast');
  if (cast !== undefined) return literalOf(cast['arg']);
  const negative = asNode(value, 'A_Expr');
  if (negative !== undefined) {
    if (negative['lexpr'] !== undefined || namesIn(negative['name']).join('') !== '-') return undefined;
    const number = literalOf(negative['rexpr']);
    return typeof number === 'string' ? `-${number}` : undefined;
  }
  const constant = asNode(value, 'A_Const');
  if (constant === undefined) return undefined;
  if (constant['isnull'] === true) return null;
  for (const [kind, empty] of [
    ['ival', '0'],
    ['fval', '0'],
    ['sval', ''],
    ['boolval', 'false'],
  ] as const) {
    const held = constant[kind];
    if (isRecord(held)) return textIn(held[kind]) ?? empty;
  }
  return undefined;
}
