import type { PlanStep } from '@hone/contracts';
import type { Cell, ResultSet } from '../compare/result-set.js';
import { explained, readPlan } from '../plan/read-plan.js';
import { TASK_SCHEMA } from '../statement/schema-names.js';
import { handOverSql } from '../server/server-sql.js';
import type { TaskServer } from '../server/task-server.js';
import { RESULT_CAPS, type Unanswered } from '../server/rows-server.js';
import type { SqlScript } from '../statement/examine-script.js';
import { makeIndexes } from './make-indexes.js';
import { explainedWrite, readWrite, scannedTables, type WriteCost } from './read-work.js';

/** A query and its indexes, and what their work is counted on. */
export interface WorkTask {
  readonly schemaSql: string;
  readonly dataSql: string;
  readonly query: string;
  readonly indexes: SqlScript;
  /** Values of the query's parameters, a list for each time that it is counted. */
  readonly argumentLists: readonly (readonly Cell[])[];
  /** Statements of the application, one by one. */
  readonly writes: readonly string[];
  readonly wallMs: number;
}

/** What a query read with one list of values. */
export interface CountedRun {
  /** Blocks of the buffer cache, found there or read into it. */
  readonly blocks: number;
  /** Tables that were read from one end to the other. */
  readonly scanned: readonly string[];
  readonly plan: readonly PlanStep[];
  /** Its rows: a query that answers nothing on much data reads nothing. */
  readonly result: ResultSet;
}

/** What was counted. The same data, query and indexes come to the same numbers each time. */
export interface Work {
  readonly runs: readonly CountedRun[];
  readonly indexes: { readonly count: number; readonly bytes: number };
  readonly writes: WriteCost;
}

/**
 * Loads the data, makes the indexes and counts. Answers how whatever did not end well ended; rejects when the platform
 * or the task failed.
 */
export async function countWork(server: TaskServer, task: WorkTask): Promise<Work | Unanswered> {
  await server.load(task.schemaSql, task.dataSql);
  await server.execute(handOverSql());
  const given = await indexIds(server);
  const ended = await makeIndexes(server, task.indexes, task.wallMs);
  if (ended !== undefined) return ended;
  await settle(server);
  const runs: CountedRun[] = [];
  for (const values of task.argumentLists) {
    const run = await countRun(server, task, values);
    if ('kind' in run) return run;
    runs.push(run);
  }
  const indexes = await measureIndexes(server, given);
  const changed = await server.change(task.writes.map(explainedWrite), task.wallMs, { keep: false });
  if (!changed.ok) return { ...changed.answer, of: `Write ${changed.statement + 1} of the application` };
  const costs = changed.results.map(({ rows }) => readWrite(rows[0]?.[0]));
  const sum = (of: keyof WriteCost): number => costs.reduce((total, cost) => total + cost[of], 0);
  return { runs, indexes, writes: { blocks: sum('blocks'), logBytes: sum('logBytes') } };
}

/** The second of two runs counts: the first tells the rows, and leaves marks in the blocks that it visits. */
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
    throw new Error('the server told no plan with blocks');
  return { blocks, plan, scanned: scannedTables(text ?? ''), result: first.result };
}

/** The planner's statistics come from 300 rows times this: all rows of a table that has no more, and no sample. */
const STATISTICS_TARGET = 1_000;

/**
 * Leaves every table as a database that has run for a while keeps it: no dead rows, all that is visible marked so, and
 * statistics that do not depend on which rows chance picks.
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

/** Indexes that the schema makes. */
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
