import { keyOf, type Relation, type Select, type Table, type Term, type Write } from './statements.js';

/** A statement as it is sent: rewritten from the parsed form, with the names of its values. */
export interface WrittenStatement {
  readonly text: string;
  /** The value of each `?`, in order. */
  readonly values: readonly { readonly name: string; readonly type: string }[];
}

/** The type that USING TIMESTAMP takes: microseconds. */
const TIMESTAMP_TYPE = 'bigint';

export function writeTable({ name, columns, partition, clustering }: Table): string {
  const parts = columns.map((column) => `${column.name} ${column.type}${column.isStatic ? ' static' : ''}`);
  const key = [`(${partition.join(', ')})`, ...clustering.map((column) => column.name)].join(', ');
  const order = clustering.map((column) => `${column.name} ${column.descending ? 'DESC' : 'ASC'}`).join(', ');
  const options = clustering.length === 0 ? '' : ` WITH CLUSTERING ORDER BY (${order})`;
  return `CREATE TABLE ${name} (${parts.join(', ')}, PRIMARY KEY (${key}))${options}`;
}

export function writeStatement(statement: Write | Select, table: Table): WrittenStatement {
  const values: { name: string; type: string }[] = [];
  const typeOf = (column: string): string => table.columns.find(({ name }) => name === column)?.type ?? '';
  const term = (given: Term, type: string): string => {
    if (given.kind === 'value') {
      values.push({ name: given.name, type });
      return '?';
    }
    if (given.kind === 'text') return `'${given.text.replaceAll("'", "''")}'`;
    return given.kind === 'null' ? 'null' : given.text;
  };
  return { text: parts(statement, table, { term, typeOf }).join(' '), values };
}

interface Writing {
  readonly term: (given: Term, type: string) => string;
  readonly typeOf: (column: string) => string;
}

function parts(statement: Write | Select, { name }: Table, writing: Writing): string[] {
  const { term, typeOf } = writing;
  const using = (timestamp: Term | undefined): string[] =>
    timestamp === undefined ? [] : [`USING TIMESTAMP ${term(timestamp, TIMESTAMP_TYPE)}`];
  switch (statement.kind) {
    case 'insert': {
      const columns = statement.columns.map((column) => column.name);
      const terms = statement.terms.map((given, place) => term(given, typeOf(columns[place] ?? '')));
      const head = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${terms.join(', ')})`;
      return [head, ...(statement.ifNotExists ? ['IF NOT EXISTS'] : []), ...using(statement.timestamp)];
    }
    case 'update': {
      const head = [`UPDATE ${name}`, ...using(statement.timestamp)];
      const set = statement.set.map(
        ({ column, term: given }) => `${column.name} = ${term(given, typeOf(column.name))}`,
      );
      return [
        ...head,
        `SET ${set.join(', ')}`,
        ...where(statement.where, writing),
        ...condition(statement, writing),
      ];
    }
    case 'delete': {
      const columns = statement.columns.map((column) => column.name).join(', ');
      const head = [columns === '' ? `DELETE FROM ${name}` : `DELETE ${columns} FROM ${name}`];
      return [
        ...head,
        ...using(statement.timestamp),
        ...where(statement.where, writing),
        ...condition(statement, writing),
      ];
    }
    case 'select':
      return selectParts(statement, name, writing);
  }
}

function selectParts(statement: Select, name: string, writing: Writing): string[] {
  const { columns, order, limit, filtering } = statement;
  const named = columns.map((column) =>
    column.as === undefined ? column.name : `${column.name} AS ${column.as}`,
  );
  const sorted = order.map((column) => `${column.name} ${column.descending ? 'DESC' : 'ASC'}`);
  return [
    `SELECT ${named.join(', ')} FROM ${name}`,
    ...where(statement.where, writing),
    ...(sorted.length === 0 ? [] : [`ORDER BY ${sorted.join(', ')}`]),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ...(filtering ? ['ALLOW FILTERING'] : []),
  ];
}

function where(relations: readonly Relation[], { term, typeOf }: Writing): string[] {
  if (relations.length === 0) return [];
  const written = relations.map(({ column, operator, terms }) => {
    const given = terms.map((each) => term(each, typeOf(column.name))).join(', ');
    return `${column.name} ${operator} ${operator === 'IN' ? `(${given})` : given}`;
  });
  return [`WHERE ${written.join(' AND ')}`];
}

function condition(
  { condition: given }: Pick<Extract<Write, { kind: 'update' }>, 'condition'>,
  writing: Writing,
): string[] {
  if (given === undefined) return [];
  if (given === 'exists') return ['IF EXISTS'];
  return where(given, writing).map((text) => text.replace('WHERE', 'IF'));
}

/** Columns that identify the row of a write, each with its term. */
export function keyTerms(statement: Write, table: Table): ReadonlyMap<string, Term> {
  const key = new Set(keyOf(table));
  const pairs: (readonly [string, Term])[] =
    statement.kind === 'insert'
      ? statement.columns.flatMap(({ name }, place) =>
          statement.terms.slice(place, place + 1).map((term) => [name, term] as const),
        )
      : statement.where.flatMap(({ column, operator, terms }) =>
          operator === '=' ? terms.map((term) => [column.name, term] as const) : [],
        );
  return new Map(pairs.filter(([name]) => key.has(name)));
}
