import type { Relation, Table, Write } from '../../engines/cassandra/cql/statements.js';
import type { Stated } from './examine-design.js';

/**
 * Whether a statement can make a row. Cassandra asks the conditions of an UPDATE of a row that is not there, too: each of
 * its columns is null, but those that a partition has once may have any value.
 */
export function canCreate({ statement, table }: Stated<Write>): boolean {
  if (statement.kind !== 'update') return statement.kind === 'insert';
  const { condition = [] } = statement;
  return condition !== 'exists' && condition.every((relation) => holdsOfNothing(relation, table));
}

/** Nothing but `=` and IN is ever true of null. */
const holdsOfNothing = ({ column, operator, terms }: Relation, table: Table): boolean =>
  table.columns.some(({ name, isStatic }) => isStatic && name === column.name) ||
  ((operator === '=' || operator === 'IN') && terms.some(({ kind }) => kind === 'null'));
