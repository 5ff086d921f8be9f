import type { TrustedSession } from '@hone/contracts/kind';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { compareResults } from '../../compare/compare-results.js';
import { resultSchema, type ResultSet } from '../../compare/result-set.js';
import { rowsReference, type SqlDefinition } from '../../definition.js';
import type { Instance } from '../../instances/instance.js';
import type { Engine } from '../../engines/engine.js';
import { createInstanceData, instanceSeed } from '../../instances/instance-data.js';
import { lazily } from '../../lazily.js';
import { TaskFault } from '../../task-fault.js';
import { renderTable } from '../../compare/render-table.js';
import { RESULT_CAPS, type Asking, type RowsServer } from '../../server/rows-server.js';
import { boxesFor } from '../../boxes.js';

type Session = TrustedSession<SqlDefinition>;

const REFERENCE_LIMITS: Asking = {
  caps: RESULT_CAPS,
  wallMs: 30_000,
};

/** Generates data and expected results, in boxes that no learner's query ever enters. */
export interface TrustedSide<Server extends RowsServer = RowsServer> {
  /** The instance's data as SQL. */
  data(instance: Instance): Promise<string>;
  /** Starts computing all of them, one after another; promises have the instances' indexes. */
  expectAll(instances: readonly Instance[]): Promise<ResultSet>[];
  /** The reference's server, once it has no pending work. */
  server(): Promise<Server>;
}

/** Boxes open when first needed; results that do not depend on the submission are cached. */
export function createTrustedSide<Server extends RowsServer>(
  session: Session,
  engine: Engine<Server>,
): TrustedSide<Server> {
  const { package: pack, definition } = session;
  const server = lazily(() => engine.open(session, boxesFor(pack, definition).reference));
  const instanceData = createInstanceData(session);
  const data = (instance: Instance): Promise<string> => instanceData.sql(instance, session.seed);
  const expected = async (instance: Instance): Promise<ResultSet> => {
    const key = `sql/expected/${instance.id}/${instanceSeed(session.seed, instance)}`;
    const bytes = await session.cached(key, async () => {
      const sql = await data(instance);
      return Buffer.from(
        JSON.stringify(await referenceResult(session, { engine, server: await server() }, instance, sql)),
      );
    });
    return resultSchema.parse(JSON.parse(decodeText(bytes)));
  };
  const expectAll = (instances: readonly Instance[]): Promise<ResultSet>[] => {
    // Generators run while the reference's server starts; the caller that awaits the data gets any error.
    for (const instance of instances) if (instance.seeded) data(instance).catch(() => undefined);
    let before: Promise<unknown> = Promise.resolve();
    return instances.map((instance) => {
      const mine = before.then(() => expected(instance));
      // The caller that awaits this result gets the error; grading may have ended before.
      mine.catch(() => undefined);
      before = mine;
      return mine;
    });
  };
  return { data, expectAll, server };
}

/** The reference's rows, verified not to depend on load order or plan, and to equal the shown table. */
async function referenceResult(
  session: Session,
  { engine, server }: { readonly engine: Pick<Engine, 'otherPlans'>; readonly server: RowsServer },
  instance: Instance,
  dataSql: string,
): Promise<ResultSet> {
  const { definition } = session;
  const schemaSql = decodeText(getPackageFile(session.package, definition.schema));
  const query = decodeText(getPackageFile(session.package, rowsReference(definition)));
  await server.load(schemaSql, dataSql);
  const first = await askReference(server, instance, query, []);
  await server.shuffle(instanceSeed(session.seed, instance));
  for (const plan of engine.otherPlans) {
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

/** The reference's rows on the loaded data. Throws `TaskFault` if the reference fails. */
export async function askReference(
  server: RowsServer,
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
