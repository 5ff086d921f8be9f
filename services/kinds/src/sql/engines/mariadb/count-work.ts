import type { Cell } from '../../compare/result-set.js';
import { TaskFault } from '../../task-fault.js';
import { RESULT_CAPS, type Unanswered } from '../../server/rows-server.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import {
  countRuns,
  indexFailed,
  writeFailed,
  type CountedRun,
  type Work,
  type WorkCounter,
  type WorkTask,
} from '../../work/work.js';
import { entriesOf, readChange, type TableIndex } from './index-entries.js';
import type { MariadbRows } from './mariadb-rows.js';
import { readMariadbPlan, scannedTables } from './read-plan.js';
import { quoted, TABLES } from './tables-sql.js';

/** Work on MariaDB, in rows and index entries requested from the storage engine. */
export const mariadbWork: WorkCounter<MariadbRows> = {
  async makeIndexes(server, indexes, wallMs) {
    const failed = await server.makeIndexes(indexes.statements, wallMs);
    return failed === undefined ? undefined : indexFailed(indexes, failed.statement, failed.answer);
  },
  count: countWork,
};

async function countWork(server: MariadbRows, task: WorkTask): Promise<Work | Unanswered> {
  await server.load(task.schemaSql, task.dataSql);
  const given = new Set((await indexesOf(server)).map(idOf));
  const ended = await mariadbWork.makeIndexes(server, task.indexes, task.wallMs);
  if (ended !== undefined) return ended;
  await settle(server);
  const counted = await countRuns(task, (values) => countRun(server, task, values));
  if ('kind' in counted) return counted;
  const indexes = await indexesOf(server);
  const own = new Set(indexes.map(idOf).filter((id) => !given.has(id)));
  const bytes = await bytesOf(server, own);
  const entries = await countWrites(server, task, indexes);
  if (typeof entries !== 'number') return entries;
  return { ...counted, indexes: { count: own.size, bytes }, writes: [entries] };
}

async function countRun(
  server: MariadbRows,
  { query, wallMs }: WorkTask,
  values: readonly Cell[],
): Promise<CountedRun | Unanswered> {
  const how = { caps: RESULT_CAPS, wallMs, values };
  const { answer, reads } = await server.counted(query, how);
  if (answer.kind !== 'result') return answer;
  const analyzed = await server.analyze(query, how);
  if (analyzed.kind !== 'result') return analyzed;
  const text = analyzed.result.rows[0]?.[0] ?? '';
  const plan = readMariadbPlan(text);
  if (plan === undefined) throw new Error('the server returned no plan');
  return { reads, plan, scanned: scannedTables(text), result: answer.result };
}

/**
 * Makes statistics independent of random sampling: the server's read all rows, InnoDB's read all pages.
 */
async function settle(server: MariadbRows): Promise<void> {
  await server.execute('SET GLOBAL innodb_stats_persistent_sample_pages = 1000000');
  for (const [table, kind] of await server.execute(TABLES))
    if (kind === 'BASE TABLE')
      await server.execute(`ANALYZE TABLE ${TASK_SCHEMA}.${quoted(table)} PERSISTENT FOR ALL`);
}

/** Index entries that the application's statements write. The statements are rolled back. */
async function countWrites(
  server: MariadbRows,
  { writes, wallMs }: WorkTask,
  indexes: readonly TableIndex[],
): Promise<number | Unanswered> {
  const changes = writes.map((statement) => {
    const change = readChange(statement);
    if (change !== undefined) return change;
    throw new TaskFault(`a write is INSERT INTO, UPDATE … SET or DELETE FROM, and not: ${statement}`);
  });
  const counted = await server.change(writes, wallMs);
  if ('answer' in counted) return writeFailed(counted.statement, counted.answer);
  const rows = counted.rows;
  return changes.reduce((sum, change, place) => sum + entriesOf(change, rows[place] ?? 0, indexes), 0);
}

const idOf = ({ table, name }: TableIndex): string => JSON.stringify([table, name]);

async function indexesOf(server: MariadbRows): Promise<TableIndex[]> {
  const rows = await server.execute(`
    SELECT table_name, index_name, JSON_ARRAYAGG(column_name ORDER BY seq_in_index)
      FROM information_schema.statistics WHERE table_schema = '${TASK_SCHEMA}' GROUP BY table_name, index_name`);
  return rows.map(([table, name, columns]) => ({
    table: table ?? '',
    name: name ?? '',
    columns: JSON.parse(columns ?? '[]') as string[],
  }));
}

/** Size of the indexes in InnoDB, in whole pages. */
async function bytesOf(server: MariadbRows, ids: ReadonlySet<string>): Promise<number> {
  const rows = await server.execute(`
    SELECT table_name, index_name, stat_value * @@innodb_page_size FROM mysql.innodb_index_stats
     WHERE database_name = '${TASK_SCHEMA}' AND stat_name = 'size'`);
  return rows
    .filter(([table, name]) => ids.has(idOf({ table: table ?? '', name: name ?? '', columns: [] })))
    .reduce((sum, [, , bytes]) => sum + Number(bytes), 0);
}
