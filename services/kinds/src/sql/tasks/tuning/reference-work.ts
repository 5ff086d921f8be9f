import type { TrustedSession } from '@hone/contracts/kind';
import { findNamedMain, planStepSchema } from '@hone/contracts';
import { z } from 'zod';
import { decodeText } from '../../../judging/evidence-text.js';
import { filesBelow, getPackageFile } from '../../../judging/package-files.js';
import { compareResults } from '../../compare/compare-results.js';
import { resultSchema } from '../../compare/result-set.js';
import { rowsReference, type SqlDefinition } from '../../definition.js';
import { describeEnding } from '../../checks/describe-failure.js';
import { TaskFault } from '../../task-fault.js';
import { statementsOf } from '../../statement/statements-of.js';
import { RESULT_CAPS, type RowsServer } from '../../server/rows-server.js';
import type { SqlScript } from '../../statement/script.js';
import type { TuningDefinition } from './definition.js';
import type { Work, WorkCounter, WorkTask } from '../../work/work.js';

const WALL_MS = 30_000;

const count = z.number().nonnegative();
const workSchema = z.object({
  runs: z.array(
    z.object({
      reads: count,
      scanned: z.array(z.string()),
      plan: z.array(planStepSchema),
      result: resultSchema,
    }),
  ),
  indexes: z.object({ count, bytes: count }),
  writes: z.array(count),
});

type Session = TrustedSession<SqlDefinition>;

/** The data and values on which a query's work is counted. */
export async function workTaskOf(
  session: Session,
  tuning: TuningDefinition,
  own: { readonly query: string; readonly indexes: SqlScript; readonly wallMs: number },
): Promise<WorkTask> {
  const read = (path: string): string => decodeText(getPackageFile(session.package, path));
  return {
    schemaSql: read(session.definition.schema),
    dataSql: read(tuning.data),
    argumentLists: tuning.arguments,
    writes:
      tuning.writes === undefined ? [] : await statementsOf(tuning.writes.file, read(tuning.writes.file)),
    ...own,
  };
}

/** The reference's work, which must be within the limits for others; counted once and cached. */
export async function referenceWork<Server extends RowsServer>(
  session: Session,
  tuning: TuningDefinition,
  { work: counter, server }: { readonly work: WorkCounter<Server>; readonly server: () => Promise<Server> },
): Promise<Work> {
  const bytes = await session.cached('sql/work', async () => {
    const work = await countReference(session, tuning, { counter, server: await server() });
    return new TextEncoder().encode(JSON.stringify(work));
  });
  return workSchema.parse(JSON.parse(decodeText(bytes)));
}

/**
 * The cost of the starter's query and indexes: from there on, work earns nothing. Counted once and cached; undefined if
 * the starter cannot be counted or returns wrong rows.
 */
export async function starterWork<Server extends RowsServer>(
  session: Session,
  tuning: TuningDefinition,
  { work: counter, server }: { readonly work: WorkCounter<Server>; readonly server: () => Promise<Server> },
): Promise<Work | undefined> {
  const bytes = await session.cached('sql/work/starter', async () => {
    const work = await countStarter(session, tuning, { counter, server: await server() });
    return new TextEncoder().encode(JSON.stringify(work ?? null));
  });
  return workSchema.nullable().parse(JSON.parse(decodeText(bytes))) ?? undefined;
}

async function countStarter<Server extends RowsServer>(
  session: Session,
  tuning: TuningDefinition,
  { counter, server }: { readonly counter: WorkCounter<Server>; readonly server: Server },
): Promise<Work | undefined> {
  const files = filesBelow(session.package, `starter/${session.language}`);
  const main = findNamedMain(session.language, [...files.keys()]);
  const query = main === undefined ? undefined : files.get(main);
  if (query === undefined) return undefined;
  const path = tuning.indexes;
  const indexes = { path, statements: await statementsOf(path, decodeText(files.get(path) ?? NOTHING)) };
  const own = { query: decodeText(query), indexes, wallMs: WALL_MS };
  const work = await counter.count(server, await workTaskOf(session, tuning, own));
  if ('kind' in work) return undefined;
  return (await findWrong(session, tuning, server, work)) === undefined ? work : undefined;
}

const NOTHING = new Uint8Array();

async function countReference<Server extends RowsServer>(
  session: Session,
  tuning: TuningDefinition,
  { counter, server }: { readonly counter: WorkCounter<Server>; readonly server: Server },
): Promise<Work> {
  const read = (path: string): string => decodeText(getPackageFile(session.package, path));
  const { query, indexes: path } = tuning.reference;
  const indexes = { path, statements: await statementsOf(path, read(path)) };
  const own = { query: read(query), indexes, wallMs: WALL_MS };
  const work = await counter.count(server, await workTaskOf(session, tuning, own));
  if ('kind' in work) {
    const { text, detail = text } = describeEnding(work, WALL_MS);
    throw new TaskFault(`the reference's work cannot be counted: ${detail}`);
  }
  const broken = findBroken(work, tuning) ?? (await findWrong(session, tuning, server, work));
  if (broken !== undefined) throw new TaskFault(`the reference breaks its own task: ${broken}`);
  return work;
}

function findBroken(
  { runs, indexes }: Work,
  { budget, noSequentialScan }: TuningDefinition,
): string | undefined {
  const scanned = runs.flatMap((run) => run.scanned).find((table) => noSequentialScan.includes(table));
  if (scanned !== undefined) return `it reads ${scanned} from one end to the other`;
  if (indexes.count > budget.count) return `it makes ${indexes.count} indexes`;
  if (indexes.bytes > budget.kibibytes * 1024) return `its indexes take ${indexes.bytes} bytes`;
  return undefined;
}

/** Why the tuned reference differs from the reference that defines the rows, if it does; the data are still loaded. */
async function findWrong(
  { definition, package: pack }: Session,
  tuning: TuningDefinition,
  server: RowsServer,
  { runs }: Work,
): Promise<string | undefined> {
  const query = decodeText(getPackageFile(pack, rowsReference(definition)));
  for (const [place, values] of tuning.arguments.entries()) {
    const answer = await server.answer(query, { caps: RESULT_CAPS, wallMs: WALL_MS, values });
    const run = runs[place];
    if (answer.kind !== 'result' || run === undefined) return 'its rows could not be read on the large data';
    if (compareResults(answer.result, run.result, definition) !== undefined)
      return `its rows are wrong on the large data, with list ${place + 1} of the arguments`;
  }
  return undefined;
}
