import type { TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec } from '@hone/contracts/sandbox';
import { z } from 'zod';
import type { Ended } from '../../workload/ended.js';
import type { Workload } from '../../workload/workload.js';
import { TaskFault } from '../../task-fault.js';
import {
  awaitDocuments,
  connectDocuments,
  type DocumentConnection,
} from '../../engines/mongodb/document-box.js';
import { BoxSilent } from '../../../judging/framed-connection.js';
import { within } from '../../../judging/within.js';
import type { Design } from './examine-design.js';
import { crashOutcomeSchema, playOutcomeSchema, type Crashed, type Played } from './outcome.js';
import type { TaskFile } from './task-file.js';

/** Documents that all commands on one workload may examine together; going on beyond that shows nothing new. */
const MOST_EXAMINED = 3_000_000;

export interface DesignRun {
  readonly task: TaskFile;
  readonly design: Design;
  readonly workload: Workload;
  readonly wallMs: number;
}

/** Plays workloads through designs, each on separate collections. */
export interface DesignBox {
  play(run: DesignRun): Promise<Played | Ended>;
  /** Crashes the program in the middle of atomic events. */
  crash(run: DesignRun): Promise<Crashed | Ended>;
  /** How long all runs took. */
  runMs(): number;
}

const brokenSchema = z.object({ end: z.literal('broken'), message: z.string() });

/** Boxes open when first needed, and are replaced when a design has crashed one. */
export function createDesignBox(
  { open, now }: Pick<TrustedSession<unknown>, 'open' | 'now'>,
  spec: BoxSpec,
): DesignBox {
  let opened: Promise<Box> | undefined;
  let runMs = 0;
  const ask = async (crash: boolean, { wallMs, workload, ...setting }: DesignRun): Promise<unknown> => {
    const box = await (opened ??= open(spec));
    const connection = await connectDocuments(box);
    const began = now();
    const command = { op: 'design', crash, most: MOST_EXAMINED, history: workload, ...setting };
    const answer = await within(wallMs, answered(connection, command));
    runMs += now() - began;
    connection.close();
    if (answer !== undefined && answer !== SILENT) return soundOutcome(answer);
    if (answer === SILENT) await awaitDocuments(box, now);
    opened = undefined;
    await box.close();
    return { end: answer === SILENT ? 'lost' : 'stopped' };
  };
  return {
    play: async (run) => parseOutcome(playOutcomeSchema, await ask(false, run)),
    crash: async (run) => parseOutcome(crashOutcomeSchema, await ask(true, run)),
    runMs: () => runMs,
  };
}

const SILENT = Symbol('the program has ended');

async function answered(connection: DocumentConnection, command: object): Promise<unknown> {
  try {
    return await connection.ask(command);
  } catch (error) {
    if (error instanceof BoxSilent) return SILENT;
    throw error;
  }
}

const gone = z.object({ end: z.enum(['stopped', 'lost']) });

const parseOutcome = <T>(schema: z.ZodType<T>, outcome: unknown): T | z.infer<typeof gone> =>
  z.union([gone, schema]).parse(outcome);

/** Throws if the program reports its own or the task's mistake, which is not the learner's result. */
function soundOutcome(outcome: unknown): unknown {
  const broken = brokenSchema.safeParse(outcome);
  if (broken.success) throw new TaskFault(`the history could not be played: ${broken.data.message}`);
  return outcome;
}
