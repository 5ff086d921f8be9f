import { TextFault } from '../../../statement/text-fault.js';
import { readTokens } from './read-tokens.js';
import { rejectStatement } from './rejected-statements.js';
import type { ClusteringColumn, Column, Table } from './statements.js';
import { TokenReader } from './token-reader.js';

const TYPES = new Set([
  ...['ascii', 'text', 'varchar', 'boolean', 'timestamp', 'date', 'uuid'],
  ...['tinyint', 'smallint', 'int', 'bigint', 'varint', 'float', 'double', 'decimal'],
]);
const COLLECTIONS = new Set(['list', 'set', 'map', 'tuple', 'vector', 'frozen']);
const MOST_TABLES = 12;
const MOST_COLUMNS = 40;

/** The tables that a file creates. Throws `TextFault` at the first thing outside the supported form of CREATE TABLE. */
export function parseTables(text: string): Table[] {
  const reader = new TokenReader(readTokens(text));
  const tables: Table[] = [];
  while (reader.peek().kind !== 'end') {
    if (reader.takes(';')) continue;
    const table = parseTable(reader);
    if (tables.some(({ name }) => name === table.name))
      throw new TextFault(`there are two tables ${table.name}`, table.start);
    tables.push(table);
    if (tables.length > MOST_TABLES)
      throw new TextFault(`there are more than ${MOST_TABLES} tables`, table.start);
    if (reader.peek().kind !== 'end') reader.expect(';');
  }
  return tables;
}

interface Parts {
  readonly columns: Column[];
  readonly keys: Pick<Table, 'partition' | 'clustering'>[];
}

function parseTable(reader: TokenReader): Table {
  if (!reader.takes('create', 'table')) throw rejectStatement(reader, 'CREATE TABLE');
  const { name, start } = reader.name('the name of a table');
  reader.expect('(');
  const parts: Parts = { columns: [], keys: [] };
  reader.list(() => parsePart(reader, parts));
  reader.expect(')');
  const [key, another] = parts.keys;
  if (key === undefined || another !== undefined) throw new TextFault(`${name} needs one PRIMARY KEY`, start);
  const { columns } = parts;
  if (columns.length > MOST_COLUMNS)
    throw new TextFault(`${name} has more than ${MOST_COLUMNS} columns`, start);
  const table = { name, start, columns, partition: key.partition, clustering: key.clustering };
  checkColumns(table);
  return { ...table, clustering: parseOptions(reader, key.clustering) };
}

function parsePart(reader: TokenReader, { columns, keys }: Parts): void {
  if (reader.takes('primary', 'key')) {
    keys.push(parseKey(reader));
    return;
  }
  const { name, start } = reader.name('the name of a column');
  const type = reader.name('a type').name;
  if (COLLECTIONS.has(type))
    throw new TextFault(
      `${type} cannot be used: nothing bounds what a collection holds; give each element a row`,
      start,
    );
  if (type === 'counter')
    throw new TextFault('counters cannot be used: a counter counts an event again that comes again', start);
  if (!TYPES.has(type))
    throw new TextFault(`${type} is no type that is offered; there are ${[...TYPES].join(', ')}`, start);
  if (columns.some((column) => column.name === name))
    throw new TextFault(`there are two columns ${name}`, start);
  columns.push({ name, start, type, isStatic: reader.takes('static') });
  if (reader.takes('primary', 'key')) keys.push({ partition: [name], clustering: [] });
}

function parseKey(reader: TokenReader): Parts['keys'][number] {
  const column = (): string => reader.name('a column of the key').name;
  reader.expect('(');
  let partition: string[];
  if (reader.takes('(')) {
    partition = reader.list(column);
    reader.expect(')');
  } else partition = [column()];
  const rest = reader.takes(',') ? reader.list(column) : [];
  reader.expect(')');
  return { partition, clustering: rest.map((name) => ({ name, descending: false })) };
}

function checkColumns({ name, start, columns, partition, clustering }: Table): void {
  const key = [...partition, ...clustering.map((column) => column.name)];
  for (const [place, column] of key.entries()) {
    const found = columns.find((each) => each.name === column);
    if (found === undefined)
      throw new TextFault(`the key of ${name} names ${column}, which is no column`, start);
    if (key.indexOf(column) !== place) throw new TextFault(`the key of ${name} names ${column} twice`, start);
    if (found.isStatic) throw new TextFault(`${column} is in the key and cannot be static`, found.start);
  }
}

/** The only option supported is the order within partitions. */
function parseOptions(
  reader: TokenReader,
  clustering: readonly ClusteringColumn[],
): readonly ClusteringColumn[] {
  if (!reader.takes('with')) return clustering;
  reader.expect('clustering', 'order', 'by', '(');
  const { start } = reader.peek();
  const order = reader.list(() => {
    const { name } = reader.name('a clustering column');
    const descending = reader.takes('desc');
    if (!descending) reader.takes('asc');
    return { name, descending };
  });
  reader.expect(')');
  if (order.length > clustering.length || order.some(({ name }, place) => name !== clustering[place]?.name))
    throw new TextFault('CLUSTERING ORDER BY names the clustering columns in the order of the key', start);
  return clustering.map((column, place) => order[place] ?? column);
}
