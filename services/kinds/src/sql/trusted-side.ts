import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import { compareResults } from './compare/compare-results.js';
import { resultSchema, type ResultSet } from './compare/result-set.js';
import { rowsReference, type Instance, type SqlDefinition } from './definition.js';
import { createInstanceData, instanceSeed, lazily, TaskFault } from './instance-data.js';
import { renderTable } from './render-table.js';
import type { Asking, TaskServer } from './server/task-server.js';
import { openTaskServer, RESULT_CAPS } from './server/task-server.js';
import { boxesFor } from './topology.js';
import type { Work } from './tuning/count-work.js';
import type { TuningDefinition } from './tuning/definition.js';
import { referenceWork } from './tuning/reference-work.js';

type Session = GradingSession<SqlDefinition>;

const REFERENCE_LIMITS: Asking = {
  caps: RESULT_CAPS,
  wallMs: 30_000,
};

/** Planner settings under which the reference must give the same answer as with the usual ones. */
const OTHER_PLANS: readonly (readonly string[])[] = [
  ['enable_hashjoin = off', 'enable_hashagg = off', 'enable_memoize = off'],
  ['enable_mergejoin = off', 'enable_nestloop = off', 'enable_sort = off', 'enable_incremental_sort = off'],
];

/** Makes data and expected results, in boxes that no learner's query ever enters. */
export interface TrustedSide {
  /** The instance's data as SQL. */
  data(instance: Instance): Promise<string>;
  /** Starts on all of them, one after another; the promises stand at the instances' places. */
  expectAll(instances: readonly Instance[]): Promise<ResultSet>[];
  /** The reference's work, once nothing else is awaited of it. */
  work(tuning: TuningDefinition): Promise<Work>;
}

/** Boxes open when first needed; what does not depend on the submission is computed once and cached. */
export function createTrustedSide(session: Session): TrustedSide {
  const server = lazily(() => openTaskServer(session, boxesFor(session.package).reference));
  const instanceData = createInstanceData(session);
  const data = (instance: Instance): Promise<string> => instanceData.sql(instance, session.seed);
  const expected = async (instance: Instance): Promise<ResultSet> => {
    const key = `sql/expected/${instance.id}/${instanceSeed(session.seed, instance)}`;
    const bytes = await session.cached(key, async () => {
      const sql = await data(instance);
      return Buffer.from(JSON.stringify(await referenceResult(session, await server(), instance, sql)));
    });
    return resultSchema.parse(JSON.parse(decodeText(bytes)));
  };
  const expectAll = (instances: readonly Instance[]): Promise<ResultSet>[] => {
    // Generators draw while the reference's server starts; whoever needs the data is told what failed.
    for (const instance of instances) if (instance.seeded) data(instance).catch(() => undefined);
    let before: Promise<unknown> = Promise.resolve();
    return instances.map((instance) => {
      const mine = before.then(() => expected(instance));
      // Whoever needs this result is told; grading may have ended before.
      mine.catch(() => undefined);
      before = mine;
      return mine;
    });
  };
  return { data, expectAll, work: (tuning) => referenceWork(session, tuning, server) };
}

/** The reference's rows, proven not to depend on load order or plan, and equal to the table that is shown. */
async function referenceResult(
  session: Session,
  server: TaskServer,
  instance: Instance,
  dataSql: string,
): Promise<ResultSet> {
  const { definition } = session;
  const schemaSql = decodeText(getPackageFile(session.package, definition.schema));
  const query = decodeText(getPackageFile(session.package, rowsReference(definition)));
  await server.load(schemaSql, dataSql);
  const first = await askReference(server, instance, query, []);
  await server.shuffle(instanceSeed(session.seed, instance));
  for (const plan of OTHER_PLANS) {
    const other = await askReference(server, instance, query, plan);
    const difference = compareResults(first, other, definition);
    if (difference !== undefined)
      throw new TaskFault(
        `the reference's answer to ${instance.id} depends on load order or plan: ${difference.kind}`,
      );
  }
  checkShownTable(session, instance, first);
  return first;
}

/** The rows of the reference on what the server holds. Throws `TaskFault` when there are none. */
export async function askReference(
  server: TaskServer,
  instance: Instance,
  query: string,
  plan: readonly string[],
): Promise<ResultSet> {
  const answer = await server.answer(query, {
    ...REFERENCE_LIMITS,
    values: instance.arguments,
    settings: plan,
  });
  if (answer.kind === 'result') return answer.result;
  const why = answer.kind === 'refused' ? `${answer.message} (SQLSTATE ${answer.sqlstate})` : answer.kind;
  throw new TaskFault(`the reference failed on ${instance.id}: ${why}`);
}

function checkShownTable(session: Session, instance: Instance, result: ResultSet): void {
  if (instance.expected === undefined) return;
  const shown = decodeText(getPackageFile(session.package, instance.expected)).trim();
  const table = renderTable(result).trim();
  if (shown !== table)
    throw new TaskFault(`${instance.expected} is not the reference's answer, which is:\n${table}`);
}
