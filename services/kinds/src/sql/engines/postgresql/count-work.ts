import type { Cell } from '../../compare/result-set.js';
import { explained, readPlan } from './read-plan.js';
import { TASK_SCHEMA } from '../../statement/schema-names.js';
import { handOverSql } from './server-sql.js';
import type { TaskServer } from './task-server.js';
import { RESULT_CAPS, type Unanswered } from '../../server/rows-server.js';
import type { SqlScript } from '../../statement/script.js';
import { explainedWrite, readWrite, scannedTables, type WriteCost } from './read-work.js';
import {
  countRuns,
  indexFailed,
  writeFailed,
  type CountedRun,
  type Work,
  type WorkCounter,
  type WorkTask,
} from '../../work/work.js';

/** Work on PostgreSQL, in blocks of its buffer cache. */
export const postgresqlWork: WorkCounter<TaskServer> = { makeIndexes, count: countWork };

/** Hands the loaded tables to the role that may change them, and creates the indexes as that role. */
async function makeIndexes(
  server: TaskServer,
  indexes: SqlScript,
  wallMs: number,
): Promise<Unanswered | undefined> {
  await server.execute(handOverSql());
  if (indexes.statements.length === 0) return undefined;
  const changed = await server.change(indexes.statements, wallMs, { keep: true });
  return changed.ok ? undefined : indexFailed(indexes, changed.statement, changed.answer);
}

async function countWork(server: TaskServer, task: WorkTask): Promise<Work | Unanswered> {
  await server.load(task.schemaSql, task.dataSql);
  const given = await indexIds(server);
  const ended = await makeIndexes(server, task.indexes, task.wallMs);
  if (ended !== undefined) return ended;
  await settle(server);
  const counted = await countRuns(task, (values) => countRun(server, task, values));
  if ('kind' in counted) return counted;
  const indexes = await measureIndexes(server, given);
  const changed = await server.change(task.writes.map(explainedWrite), task.wallMs, { keep: false });
  if (!changed.ok) return writeFailed(changed.statement, changed.answer);
  const costs = changed.results.map(({ rows }) => readWrite(rows[0]?.[0]));
  const sum = (of: keyof WriteCost): number => costs.reduce((total, cost) => total + cost[of], 0);
  return { ...counted, indexes, writes: [sum('blocks'), sum('logBytes')] };
}

/** The second of two runs counts: the first returns the rows and sets hint bits in the blocks that it visits. */
async function countRun(
  server: TaskServer,
  { query, wallMs }: WorkTask,
  values: readonly Cell[],
): Promise<CountedRun | Unanswered> {
  const how = { caps: RESULT_CAPS, wallMs, values };
  const first = await server.answer(query, how);
  if (first.kind !== 'result') return first;
  const answer = await server.answer(explained(query), how);
  if (answer.kind !== 'result') return answer;
  const text = answer.result.rows[0]?.[0];
  const plan = readPlan(text ?? '');
  const blocks = plan?.[0]?.blocks;
  if (plan === undefined || typeof blocks !== 'number')
    throw new Error('the server returned no plan with blocks');
  return { reads: blocks, plan, scanned: scannedTables(text ?? ''), result: first.result };
}

/** The planner's statistics sample 300 rows times this, so a table with at most that number of rows is read completely. */
const STATISTICS_TARGET = 1_000;

/**
 * Brings every table into the state of a database that has run for a while: no dead rows, a complete visibility map, and
 * statistics that do not depend on random sampling.
 */
async function settle(server: TaskServer): Promise<void> {
  await server.execute(`SET default_statistics_target = ${STATISTICS_TARGET}`);
  const tables = await server.execute(
    `SELECT oid::regclass FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'r' ORDER BY oid`,
  );
  for (const [table] of tables) await server.execute(`VACUUM (ANALYZE) ${table ?? ''}`);
  await server.execute('RESET default_statistics_target');
}

const INDEXES = `FROM pg_class WHERE relnamespace = '${TASK_SCHEMA}'::regnamespace AND relkind = 'i'`;

/** Indexes that the schema creates. */
async function indexIds(server: TaskServer): Promise<string[]> {
  const rows = await server.execute(`SELECT oid ${INDEXES}`);
  return rows.map(([id]) => String(id));
}

async function measureIndexes(server: TaskServer, given: readonly string[]): Promise<Work['indexes']> {
  const [[count, bytes] = []] = await server.execute(
    `SELECT count(*), coalesce(sum(pg_relation_size(oid)), 0) ${INDEXES} AND oid <> ALL ('{${given.join()}}'::oid[])`,
  );
  return { count: Number(count), bytes: Number(bytes) };
}
