import { TextFault } from '../../statement/text-fault.js';
import {
  keyOf,
  type Name,
  type Relation,
  type Select,
  type Table,
  type Term,
  type Write,
} from '../../engines/cassandra/cql/statements.js';
import type { ValueType } from '../../engines/cassandra/value-types.js';

/** The column types that may store a value of a type. */
const COLUMNS_FOR: Readonly<Record<ValueType, readonly string[]>> = {
  text: ['text', 'varchar', 'ascii'],
  int: ['int', 'bigint', 'varint', 'double', 'decimal'],
  bigint: ['bigint', 'varint'],
  double: ['double', 'decimal'],
  boolean: ['boolean'],
  timestamp: ['timestamp'],
  date: ['date'],
  uuid: ['uuid'],
};

type Tables = ReadonlyMap<string, Table>;
/** The values of an event or a question, with their types. */
type Values = ReadonlyMap<string, ValueType>;

/** Checks the names in a write and returns its table. Throws `TextFault`. */
export function checkWrite(statement: Write, tables: Tables, values: Values): Table {
  const table = tableOf(statement.table, tables);
  if (statement.timestamp !== undefined) checkTerm(statement.timestamp, 'bigint', values);
  if (statement.kind === 'insert') {
    for (const [place, column] of statement.columns.entries()) {
      if (statement.columns.findIndex(({ name }) => name === column.name) !== place)
        throw new TextFault(`${column.name} is there twice`, column.start);
      const term = statement.terms[place];
      if (term !== undefined) checkTerm(term, typeOf(column, table), values);
    }
    checkKey(
      statement.columns.map(({ name }) => name),
      table,
      statement,
    );
    return table;
  }
  if (statement.kind === 'update')
    for (const { column, term } of statement.set) checkTerm(term, typeOf(column, table), values);
  else for (const column of statement.columns) typeOf(column, table);
  checkRelations(statement.where, table, values);
  const { condition = [] } = statement;
  if (condition !== 'exists') checkRelations(condition, table, values);
  return table;
}

/** Checks the names in a read and returns its table. Throws `TextFault`. */
export function checkRead(statement: Select, tables: Tables, values: Values): Table {
  const table = tableOf(statement.table, tables);
  for (const column of [...statement.columns, ...statement.order]) typeOf(column, table);
  checkRelations(statement.where, table, values);
  return table;
}

function tableOf({ name, start }: Name, tables: Tables): Table {
  const table = tables.get(name);
  if (table !== undefined) return table;
  const known = [...tables.keys()].join(', ');
  throw new TextFault(
    `there is no table ${name}; tables.cql has ${known === '' ? 'none yet' : known}`,
    start,
  );
}

function typeOf({ name, start }: Name, table: Table): string {
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined) throw new TextFault(`${table.name} has no column ${name}`, start);
  return column.type;
}

function checkKey(columns: readonly string[], table: Table, { start }: Pick<Name, 'start'>): void {
  const missing = keyOf(table).find((name) => !columns.includes(name));
  if (missing !== undefined)
    throw new TextFault(`${table.name} needs a value for ${missing}, which is in its key`, start);
}

function checkRelations(relations: readonly Relation[], table: Table, values: Values): void {
  for (const { column, terms } of relations)
    for (const term of terms) checkTerm(term, typeOf(column, table), values);
}

function checkTerm(term: Term, column: string, values: Values): void {
  if (term.kind !== 'value') return;
  const type = values.get(term.name);
  if (type === undefined)
    throw new TextFault(
      `there is no value :${term.name} here; there are ${[...values.keys()].join(', ')}`,
      term.start,
    );
  if (!COLUMNS_FOR[type].includes(column))
    throw new TextFault(
      `:${term.name} is of type ${type} and cannot be compared with or stored as ${column}`,
      term.start,
    );
}
