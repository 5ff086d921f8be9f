import type { TableView } from '@hone/contracts';
import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import { Deparser } from 'pgsql-deparser';
import { asNode, listOf, namesIn, nodesIn, textIn, type TreeNode } from './nodes.js';
import { isRecord } from './parse-sql.js';
import { readRows } from './read-rows.js';

// Views are built synchronously, so the parser must be loaded.
await loadModule();

type Column = TableView['columns'][number];

/** Common names of types, by the server's internal names. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  timestamptz: 'timestamp with time zone',
};

/** The parser's error message; undefined if the text is valid SQL. */
export function findSqlError(sql: string): string | undefined {
  try {
    statementsOf(sql);
    return undefined;
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return error.message;
  }
}

/**
 * The tables of a schema with their keys and the rows of a data file. Both belong to the task and must be valid SQL
 * (`findSqlError`), else this throws. Rows are only read if they are literal values.
 */
export function readTables(schemaSql: string, dataSql: string): TableView[] {
  const rows = readRows(statementsOf(dataSql));
  return nodesIn(statementsOf(schemaSql), 'CreateStmt').map((create) => tableOf(create, rows));
}

function statementsOf(sql: string): unknown[] {
  // The parser rejects a blank text.
  const tree: unknown = sql.trim() === '' ? {} : parseSync(sql);
  return listOf(isRecord(tree) ? tree['stmts'] : undefined).map((raw) =>
    isRecord(raw) ? raw['stmt'] : undefined,
  );
}

function tableOf(create: TreeNode, rows: ReturnType<typeof readRows>): TableView {
  const name = String(isRecord(create['relation']) ? create['relation']['relname'] : '');
  const own = nodesIn(create['tableElts'], 'ColumnDef');
  const shared = nodesIn(create['tableElts'], 'Constraint');
  const columns = own.map((column) => columnOf(column, shared));
  const checks = own
    .flatMap((column) => constraintsOf(column))
    .filter(({ contype }) => contype === 'CONSTR_CHECK');
  const constraints = [...checks, ...shared.filter((each) => !isOfOneColumn(each))];
  const values = rows(
    name,
    columns.map((column) => column.name),
  );
  return {
    name,
    columns,
    constraints: constraints.map(constraintText),
    rowCount: values?.count ?? null,
    rows: values?.first ?? [],
  };
}

function columnOf(column: TreeNode, shared: readonly TreeNode[]): Column {
  const name = String(column['colname']);
  const about = shared.filter((each) => keyColumns(each).includes(name));
  const constraints = [...constraintsOf(column), ...about];
  const has = (type: string): boolean => constraints.some(({ contype }) => contype === type);
  const alone = about.find((each) => each['contype'] === 'CONSTR_FOREIGN' && isOfOneColumn(each));
  const foreign = constraintsOf(column).find(({ contype }) => contype === 'CONSTR_FOREIGN') ?? alone;
  const unique = constraints.some((each) => each['contype'] === 'CONSTR_UNIQUE' && isOfOneColumn(each));
  const primary = has('CONSTR_PRIMARY');
  return {
    name,
    type: typeText(column['typeName']),
    nullable: !(has('CONSTR_NOTNULL') || primary),
    ...(primary ? { key: 'primary' as const } : unique ? { key: 'unique' as const } : {}),
    ...(foreign === undefined ? {} : { references: targetOf(foreign) }),
  };
}

function constraintsOf(column: TreeNode): TreeNode[] {
  return nodesIn(column['constraints'], 'Constraint');
}

function keyColumns(constraint: TreeNode): string[] {
  return namesIn(constraint['contype'] === 'CONSTR_FOREIGN' ? constraint['fk_attrs'] : constraint['keys']);
}

/** A key of one column is shown at the column. A key that was defined there names no column. */
function isOfOneColumn(constraint: TreeNode): boolean {
  return constraint['contype'] !== 'CONSTR_CHECK' && keyColumns(constraint).length <= 1;
}

function targetOf(foreign: TreeNode): { table: string; column?: string } {
  const table = String(isRecord(foreign['pktable']) ? foreign['pktable']['relname'] : '');
  const [column] = namesIn(foreign['pk_attrs']);
  return { table, ...(column === undefined ? {} : { column }) };
}

function typeText(type: unknown): string {
  if (!isRecord(type)) return '';
  const name = namesIn(type['names']).at(-1) ?? '';
  const sizes = listOf(type['typmods']).map((size) => {
    const constant = asNode(size, 'A_Const')?.['ival'];
    return isRecord(constant) ? (textIn(constant['ival']) ?? '0') : '?';
  });
  const array = listOf(type['arrayBounds']).map(() => '[]');
  return `${TYPE_WORDS[name] ?? name}${sizes.length === 0 ? '' : `(${sizes.join(', ')})`}${array.join('')}`;
}

function constraintText(constraint: TreeNode): string {
  const tree = { Constraint: constraint } as ConstructorParameters<typeof Deparser>[0];
  return new Deparser(tree).deparseQuery().replace(/\s+/g, ' ').trim();
}
