import { cpus } from 'node:os';
import type { Box } from '@hone/contracts/sandbox';
import { boxesOf, CANDIDATE, GENEROUS, openTestSandbox, testEngine } from '../../support/sandbox.js';
import { programText, type AttackLanguage } from '../attack.js';
import { makeHastyRuntimes, type CompileLimits } from './hasty-runtimes.js';
import { Neighbour } from './neighbour.js';

/** Boxes that spin on all cores while the suite runs: `HONE_HOSTILE_NEIGHBOURS`. */
const SPINNERS = Number(process.env['HONE_HOSTILE_NEIGHBOURS'] ?? '0');
/** With so much else to do, a program gets on more slowly; its CPU limits stay what they are. */
export const WALL_FACTOR = 1 + SPINNERS;

const HOUR_MS = 3_600_000;

/** Boxes to attack from, and an innocent one beside them. */
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

/** Attacks get all cores but the last, which is the neighbour's; on a single core they share it. */
function coresApart(): { readonly attacked: readonly number[]; readonly innocent: readonly number[] } {
  const cores = cpus().map((_, core) => core);
  return { attacked: cores.length > 1 ? cores.slice(0, -1) : cores, innocent: cores.slice(-1) };
}

async function startSpinners(): Promise<TestSandbox | undefined> {
  if (SPINNERS === 0) return undefined;
  const sandbox = await openTestSandbox();
  const limits = { ...GENEROUS, cpuMs: HOUR_MS, wallMs: HOUR_MS };
  for (let made = 0; made < SPINNERS; made += 1) {
    const box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await box.put([{ path: 'main.py', content: Buffer.from(programText('spin', 'python')) }]);
    // It ends when its box is closed.
    void box.run({ limits });
  }
  return sandbox;
}

/** Opens the boxes; `compileLimits` stop compilers sooner than their runtimes would. */
export async function openArena({
  compileLimits,
}: { readonly compileLimits?: CompileLimits } = {}): Promise<Arena> {
  const cores = coresApart();
  const spinning = await startSpinners();
  const hasty = compileLimits === undefined ? undefined : await makeHastyRuntimes(compileLimits);
  const sandbox = await openTestSandbox({
    cpus: cores.attacked,
    poolSize: 1,
    trials: 'lazy',
    ...(hasty === undefined ? {} : { imagesDir: hasty.folder }),
  });
  const nextDoor = await openTestSandbox({ cpus: cores.innocent });
  const neighbour = await Neighbour.moveInto(await nextDoor.open({ runtime: 'python', ...CANDIDATE }));
  const all = [sandbox, nextDoor, ...(spinning === undefined ? [] : [spinning])];
  return {
    open: (language) => sandbox.open({ runtime: language, ...CANDIDATE }),
    sandbox,
    neighbour,
    sourceName: (language) => sandbox.sourceName(language),
    close: async () => {
      await Promise.all(all.map((each) => each.close()));
      await hasty?.remove();
      const left = await Promise.all(all.map(({ workerId }) => findRemains(workerId)));
      if (left.flat().length > 0) throw new Error(`left behind: ${left.flat().join(', ')}`);
    },
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
