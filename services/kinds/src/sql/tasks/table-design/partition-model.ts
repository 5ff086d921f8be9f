import { keyTerms } from '../../engines/cassandra/cql/write-cql.js';
import { keyOf, type Table, type Term, type Write } from '../../engines/cassandra/cql/statements.js';
import { canCreate } from './can-create.js';
import type { Design, Stated } from './examine-design.js';
import type { TaskFile } from './task-file.js';

/** The most of each dimension that one value of a column leaves; an absent dimension is not narrowed. */
type Narrowing = ReadonlyMap<string, number>;

/** Upper bounds of a table's partitions. */
export interface PartitionBound {
  readonly table: string;
  /** Infinite if the task says nothing about a clustering column's values. */
  readonly rows: number;
  /** How the number of rows is computed, in words. */
  readonly because: string;
  /** How many of the dimension that writes at the same time write to one partition. */
  readonly writers: number;
}

/**
 * The largest number of rows of a partition: for each dimension that the clustering columns distinguish, divide what the
 * partition key leaves of it by what one clustering value covers, and multiply the quotients. The task's facts about
 * events bound it, too. Tables without writes have no rows.
 */
export function boundPartitions(design: Design, task: TaskFile): PartitionBound[] {
  return design.tables.map((table) => {
    const creating = creatingWrites(design, table.name);
    const left = leftOfPartition(table, creating, task);
    const product = rowsByDimensions(table, creating, left, task);
    const known = rowsByFacts(table.name, design, left, task);
    const smaller = known !== undefined && known.rows < product.rows ? known : product;
    const { dimension } = task.partitions.writers;
    return { table: table.name, ...smaller, writers: creating.length === 0 ? 0 : (left.get(dimension) ?? 0) };
  });
}

/** Statements that can create a row of a table. */
const creatingWrites = ({ writes }: Pick<Design, 'writes'>, table: string): Stated<Write>[] =>
  Object.values(writes)
    .flat()
    .filter((write) => write.table.name === table && canCreate(write));

/** How many of each dimension one partition contains. */
function leftOfPartition(
  table: Table,
  creating: readonly Stated<Write>[],
  task: TaskFile,
): Map<string, number> {
  const narrowed = together(table.partition.map((column) => narrowingOf(column, creating, task)));
  return new Map(
    Object.entries(task.dimensions).map(([name, { count }]) => [
      name,
      Math.min(count, narrowed.get(name) ?? count),
    ]),
  );
}

function rowsByDimensions(
  table: Table,
  creating: readonly Stated<Write>[],
  left: ReadonlyMap<string, number>,
  task: TaskFile,
): Pick<PartitionBound, 'rows' | 'because'> {
  if (creating.length === 0) return { rows: 0, because: 'nothing writes to it' };
  const narrowings = table.clustering.map(({ name }) => ({ name, by: narrowingOf(name, creating, task) }));
  const unknown = narrowings.find(({ name, by }) => by.size === 0 && !isConstant(name, creating));
  if (unknown !== undefined)
    return {
      rows: Number.POSITIVE_INFINITY,
      because: `nothing says how many different values ${unknown.name} has`,
    };
  const finest = together(narrowings.map(({ by }) => by));
  const factors = [...finest].map(([name, one]) => ({ name, count: Math.ceil((left.get(name) ?? 1) / one) }));
  const rows = factors.reduce((product, { count }) => product * count, 1);
  const named = factors
    .filter(({ count }) => count > 1)
    .map(({ name, count }) => `${inWords(count)} of ${name}`);
  return { rows, because: named.length === 0 ? 'one row' : named.join(' times ') };
}

/** The bound from the task's facts about the events that create the table's rows; undefined if facts are missing. */
function rowsByFacts(
  table: string,
  { writes }: Pick<Design, 'writes'>,
  left: ReadonlyMap<string, number>,
  { facts, values }: TaskFile,
): Pick<PartitionBound, 'rows' | 'because'> | undefined {
  let rows = 0;
  const reasons: string[] = [];
  for (const [event, stated] of Object.entries(writes)) {
    const creating = stated.filter((write) => write.table.name === table && canCreate(write));
    if (creating.length === 0) continue;
    const known = facts.filter(
      (fact) =>
        fact.event === event &&
        fact.per.every((value) =>
          Object.entries(values[value]?.fixes ?? {}).every(
            ([name, most]) => (left.get(name) ?? Infinity) <= most,
          ),
        ),
    );
    if (known.length === 0) return undefined;
    const most = Math.min(...known.map((fact) => fact.most)) * countRows(creating);
    rows += most;
    reasons.push(`${inWords(most)} of ${event}`);
  }
  return reasons.length === 0 ? undefined : { rows, because: reasons.join(' and ') };
}

/** How many rows one event can create: several statements often write the same row. */
function countRows(creating: readonly Stated<Write>[]): number {
  const keys = creating.map(({ statement, table }) => {
    const terms = keyTerms(statement, table);
    return JSON.stringify(keyOf(table).map((column) => withoutPlace(terms.get(column))));
  });
  return new Set(keys).size;
}

const withoutPlace = (term: Term | undefined) => ({ ...term, start: 0 });

/** The narrowing of a column that all row-creating statements have in common. */
function narrowingOf(column: string, creating: readonly Stated<Write>[], task: TaskFile): Narrowing {
  const each = termsOf(column, creating).map((term) =>
    term?.kind === 'value'
      ? new Map(Object.entries(task.values[term.name]?.fixes ?? {}))
      : new Map<string, number>(),
  );
  const [first = new Map<string, number>(), ...others] = each;
  return new Map(
    [...first].flatMap(([name, most]) => {
      const found = others.map((other) => other.get(name));
      return found.includes(undefined)
        ? []
        : [[name, Math.max(most, ...found.map((one) => one ?? most))] as const];
    }),
  );
}

const termsOf = (column: string, creating: readonly Stated<Write>[]): (Term | undefined)[] =>
  creating.map(({ statement, table }) => keyTerms(statement, table).get(column));

/** Whether every statement writes the same literal, which distinguishes no rows. */
function isConstant(column: string, creating: readonly Stated<Write>[]): boolean {
  const texts = termsOf(column, creating).map((term) =>
    term === undefined || term.kind === 'value' || term.kind === 'null' ? undefined : term.text,
  );
  return texts[0] !== undefined && texts.every((text) => text === texts[0]);
}

/** What several columns leave together: the finest counts. */
function together(narrowings: readonly Narrowing[]): Map<string, number> {
  const finest = new Map<string, number>();
  for (const narrowing of narrowings)
    for (const [name, most] of narrowing) finest.set(name, Math.min(most, finest.get(name) ?? most));
  return finest;
}

/** A count with thousands separators. */
export const inWords = (count: number): string =>
  Number.isFinite(count) ? count.toLocaleString('en-US') : 'unbounded';
