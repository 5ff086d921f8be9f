import { cpus } from 'node:os';
import type { Box } from '@hone/contracts/sandbox';
import {
  boxesOf,
  CANDIDATE,
  openTestSandbox,
  sandboxImages,
  testEngine,
} from '../../support/sandbox/sandbox.js';
import { spinInBoxes } from '../../support/sandbox/spinning-boxes.js';
import type { AttackLanguage } from '../attack.js';
import { makeHastyRuntimes, type CompileLimits } from './hasty-runtimes.js';
import { Neighbour } from './neighbour.js';

/** Boxes that spin on all cores while the suite runs: `HONE_HOSTILE_NEIGHBOURS`. */
const SPINNERS = Number(process.env['HONE_HOSTILE_NEIGHBOURS'] ?? '0');
/** Under so much load, programs run more slowly; their CPU limits stay the same. */
export const WALL_FACTOR = 1 + SPINNERS;

/** Boxes to attack from, and an innocent one next to them. */
export interface Arena {
  /** A fresh box; it is closed with the arena, or before. */
  open(language: AttackLanguage): Promise<Box>;
  readonly sandbox: TestSandbox;
  readonly neighbour: Neighbour;
  sourceName(language: AttackLanguage): string;
  /** Removes everything; throws when something is left. */
  close(): Promise<void>;
}

type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

/** Attacks get all cores but the last, which belongs to the neighbour; on a single core they share it. */
function coresApart(): { readonly attacked: readonly number[]; readonly innocent: readonly number[] } {
  const cores = cpus().map((_, core) => core);
  return { attacked: cores.length > 1 ? cores.slice(0, -1) : cores, innocent: cores.slice(-1) };
}

/** No others: trying a runtime at the start of a sandbox takes seconds. */
function imagesOf(languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(sandboxImages()).filter(([id]) => languages.includes(id)));
}

/** Spins alongside the attacks; call the result to end that and get the leftovers. */
async function startSpinners(): Promise<() => Promise<string[]>> {
  if (SPINNERS === 0) return () => Promise.resolve([]);
  const end = await spinInBoxes(SPINNERS);
  return async () => await findRemains(await end());
}

export interface ArenaOptions {
  /** The runtimes that boxes are opened for. */
  readonly languages: readonly AttackLanguage[];
  /** Stop compilers sooner than their runtimes would. */
  readonly compileLimits?: CompileLimits;
}

/** Opens the boxes. A failure leaves nothing open. */
export async function openArena(options: ArenaOptions): Promise<Arena> {
  const closers: (() => Promise<string[]>)[] = [];
  const close = async () => {
    const left = await Promise.all(closers.splice(0).map((end) => end()));
    if (left.flat().length > 0) throw new Error(`left behind: ${left.flat().join(', ')}`);
  };
  try {
    return { ...(await furnish(closers, options)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(
  closers: (() => Promise<string[]>)[],
  { languages, compileLimits }: ArenaOptions,
): Promise<Omit<Arena, 'close'>> {
  const openClosed = async (options: Parameters<typeof openTestSandbox>[0]) => {
    const opened = await openTestSandbox(options);
    closers.push(async () => {
      await opened.close();
      return await findRemains(opened.workerId);
    });
    return opened;
  };
  const cores = coresApart();
  const hasty = compileLimits === undefined ? undefined : await makeHastyRuntimes(compileLimits);
  if (hasty !== undefined) closers.push(() => hasty.remove().then(() => []));
  const sandbox = await openClosed({
    cpus: cores.attacked,
    images: imagesOf(languages),
    poolSize: 1,
    trials: 'lazy',
    ...(hasty === undefined ? {} : { imagesDir: hasty.folder }),
  });
  // Every runtime proves itself before anything disturbs it: a failed trial would remove it.
  await sandbox.settled();
  closers.push(await startSpinners());
  const nextDoor = await openClosed({ cpus: cores.innocent });
  const neighbour = await Neighbour.moveInto(await nextDoor.open({ runtime: 'python', ...CANDIDATE }));
  return {
    open: (language) => sandbox.open({ runtime: language, ...CANDIDATE }),
    sandbox,
    neighbour,
    sourceName: (language) => sandbox.sourceName(language),
  };
}

async function findRemains(workerId: string): Promise<string[]> {
  const filters = { label: [`hone.worker=${workerId}`] };
  const [boxes, networks, volumes] = await Promise.all([
    boxesOf(workerId),
    testEngine().listNetworks({ filters }),
    testEngine().listVolumes({ filters }),
  ]);
  return [...boxes, ...networks].map(({ Id }) => Id).concat(volumes.Volumes.map(({ Name }) => Name));
}
