import type { Relation, Select, Table } from '../../engines/cassandra/cql/statements.js';
import type { Stated } from './examine-design.js';

/** Why one partition, read from its start, cannot serve an access path; empty if it can. */
export function pathProblems(stated: readonly Stated<Select>[], most: number): string[] {
  if (stated.length === 0) return ['No statement answers it.'];
  const many = stated.length > most ? [`It takes ${stated.length} statements; ${most} may be used.`] : [];
  return [
    ...many,
    ...stated.flatMap(({ statement, table, place }) =>
      statementProblems(statement, table).map((problem) => `${place}: ${problem}`),
    ),
  ];
}

function statementProblems(statement: Select, table: Table): string[] {
  return [
    ...partitionProblems(statement, table),
    ...clusteringProblems(statement, table),
    ...orderProblems(statement, table),
    ...(statement.filtering
      ? ['ALLOW FILTERING reads rows only to leave them out, however many there are.']
      : []),
  ];
}

function partitionProblems({ where }: Select, { name, partition }: Table): string[] {
  return partition.flatMap((column) => {
    const relations = where.filter((relation) => relation.column.name === column);
    if (relations.some(({ operator }) => operator === 'IN'))
      return [`IN on ${column} reads a partition for each value.`];
    if (relations.length === 1 && relations[0]?.operator === '=') return [];
    return [
      `${column} is in the partition key of ${name} and is not fixed, so no single partition can answer.`,
    ];
  });
}

/** Equality on the first clustering columns, then a range or IN on the next one, then nothing. */
function clusteringProblems({ where }: Select, { partition, clustering }: Table): string[] {
  const problems: string[] = [];
  let isOpen = true;
  for (const { name } of clustering) {
    const relations = where.filter(({ column }) => column.name === name);
    if (relations.length > 0 && !isOpen)
      problems.push(`${name} is narrowed although the clustering columns before it are not fixed.`);
    isOpen &&= isFixed(relations);
  }
  const key = new Set([...partition, ...clustering.map(({ name }) => name)]);
  for (const { column } of where)
    if (!key.has(column.name))
      problems.push(`${column.name} is no column of the key; rows are read to be left out.`);
  return problems;
}

const isFixed = (relations: readonly Relation[]): boolean =>
  relations.length === 1 && (relations[0]?.operator === '=' || relations[0]?.operator === 'IN');

function orderProblems({ order }: Select, { clustering }: Table): string[] {
  const problems: string[] = [];
  for (const { name, descending } of order) {
    const column = clustering.find((each) => each.name === name);
    if (column === undefined) problems.push(`rows do not lie in the order of ${name}.`);
    else if (column.descending !== descending)
      problems.push(
        `${name} lies ${column.descending ? 'descending' : 'ascending'} in the partition, so that it is read from its back.`,
      );
  }
  return problems;
}
