import type { Relation, Table, Write } from '../../engines/cassandra/cql/statements.js';
import type { Stated } from './examine-design.js';

/**
 * Whether a statement can create a row. Cassandra also evaluates the conditions of an UPDATE for a missing row: all its
 * columns are null, except static columns of the partition, which may have any value.
 */
export function canCreate({ statement, table }: Stated<Write>): boolean {
  if (statement.kind !== 'update') return statement.kind === 'insert';
  const { condition = [] } = statement;
  return condition !== 'exists' && condition.every((relation) => holdsOfNothing(relation, table));
}

/** Whether a condition can be true for null: only `=` and IN can. */
const holdsOfNothing = ({ column, operator, terms }: Relation, table: Table): boolean =>
  table.columns.some(({ name, isStatic }) => isStatic && name === column.name) ||
  ((operator === '=' || operator === 'IN') && terms.some(({ kind }) => kind === 'null'));
