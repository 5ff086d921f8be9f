import type { Cell } from '../../compare/result-set.js';
import { RESULT_CAPS, type Unanswered } from '../../server/rows-server.js';
import type { SqlScript } from '../../statement/script.js';
import {
  countRuns,
  indexFailed,
  writeFailed,
  type CountedRun,
  type Work,
  type WorkCounter,
  type WorkTask,
} from '../../work/work.js';
import { readSqlitePlan } from './read-plan.js';
import type { SqliteCounts } from './read-lines.js';
import type { SqliteServer } from './sqlite-server.js';

/** Work on SQLite, in steps of its virtual machine. */
export const sqliteWork: WorkCounter<SqliteServer> = { makeIndexes, count: countWork };

/** Empty tables already expose a wrong index, because no index is unique. */
async function makeIndexes(server: SqliteServer, indexes: SqlScript): Promise<Unanswered | undefined> {
  const { end, message, offset } = await server.useIndexes(indexes);
  if (end === 'done') return undefined;
  return indexFailed(indexes, Math.max(0, offset), {
    kind: 'refused',
    sqlstate: '42000',
    message,
    wallMs: 0,
  });
}

async function countWork(server: SqliteServer, task: WorkTask): Promise<Work | Unanswered> {
  await server.load(task.schemaSql, task.dataSql);
  const ended = await makeIndexes(server, task.indexes);
  if (ended !== undefined) return ended;
  const counted = await countRuns(task, (values) => countRun(server, task, values));
  if ('kind' in counted) return counted;
  // Every run counts the same, as each begins with the same tables.
  const [first] = counted.runs;
  if (first === undefined) throw new Error('nothing was counted');
  const { indexes, bytes, written } = first.counts;
  return { runs: counted.runs.map(({ run }) => run), indexes: { count: indexes, bytes }, writes: [written] };
}

async function countRun(
  server: SqliteServer,
  { query, writes, wallMs }: WorkTask,
  values: readonly Cell[],
): Promise<{ readonly run: CountedRun; readonly counts: SqliteCounts } | Unanswered> {
  const how = { caps: RESULT_CAPS, wallMs, values };
  const counted = await server.counted(query, writes.join(';\n'), how);
  if ('answer' in counted)
    return counted.write === undefined ? counted.answer : writeFailed(counted.write, counted.answer);
  const { result, counts } = counted;
  const explained = await server.explain(query, how);
  if (explained.kind !== 'result') return explained;
  const plan = readSqlitePlan(explained.result);
  return { run: { reads: counts.steps, scanned: counts.scanned, plan, result }, counts };
}
