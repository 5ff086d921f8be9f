import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosSite } from './chaos-site.js';
import { emptyRedis, killServer, startServer, stopServer } from './deaths.js';
import type { Random } from './random.js';

/** A fault injected into a site; resolves when it is over, not when everything has recovered. */
type Death = readonly [name: string, act: (site: ChaosSite) => Promise<void>];

const HOUR_MS = 3_600_000;
const OUTAGE_MS = 10_000;
/** Submissions that finish between one death and the next, so that a slow machine gets the time it needs. */
const GAP = [4, 13] as const;
/** But no longer than this: a site that cannot recover is not spared. */
const LONGEST_GAP_MS = 30_000;
const LOOK_MS = 100;

const OFTEN: readonly (readonly [Death, number])[] = [
  [['worker', (site) => killWorkers(site, 0)], 3],
  [['worker', (site) => killWorkers(site, 1)], 3],
  [['both workers', (site) => killWorkers(site, 0, 1)], 1],
  [['api', (site) => site.api.kill()], 4],
  [['realtime', (site) => site.realtime.kill()], 2],
  [['Redis emptied', emptyRedis], 1],
  [['Redis', (site) => killServer(site, 'redis')], 1],
];

/** Injected once each, at these fractions of the run. */
const ONCE: readonly (readonly [part: number, Death])[] = [
  [0.15, ['database away', stopDatabase]],
  [0.3, ['engine stopped', (site) => site.engine.restart('SIGTERM')]],
  [0.45, ['database', (site) => killServer(site, 'mongo')]],
  [0.55, ['clock ahead', setClock(HOUR_MS)]],
  [0.65, ['disk full', fillDisk]],
  [0.75, ['clock back', setClock(-HOUR_MS)]],
  [0.85, ['engine', (site) => site.engine.restart('SIGKILL')]],
];

/** What may die: everything, or workers only. */
export type Doomed = 'everything' | 'workers';

export interface DeathOptions {
  readonly doomed: Doomed;
  readonly random: Random;
  /** How many submissions there will be, and how many are finished. */
  readonly total: number;
  readonly finished: () => number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Lets things die at random until the signal; resolves to the count of each death. */
export async function letDie(site: ChaosSite, options: DeathOptions): Promise<Map<string, number>> {
  const { random, total, finished, signal, say, doomed } = options;
  const progress = () => finished() / total;
  const deaths = new Map<string, number>();
  const due = doomed === 'workers' ? [] : [...ONCE];
  const often = doomed === 'workers' ? OFTEN.filter(([[name]]) => name.includes('worker')) : OFTEN;
  while (!signal.aborted) {
    await letFinish(finished, finished() + Math.round(random.between(...GAP)), signal);
    if (signal.aborted) break;
    const [next] = due;
    const isDue = next !== undefined && progress() >= next[0];
    const [name, act] = isDue ? next[1] : random.pick(often);
    if (isDue) due.shift();
    say(`${Math.round(progress() * 100)} % ${name}`);
    await act(site).catch((error: unknown) => {
      // Redis may already be down when it is to be emptied or killed.
      say(`${name}: ${String(error)}`);
    });
    deaths.set(name, (deaths.get(name) ?? 0) + 1);
  }
  return deaths;
}

/** Resolves when n are finished, or after the longest gap. */
async function letFinish(finished: () => number, wanted: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + LONGEST_GAP_MS;
  while (finished() < wanted && performance.now() < until && !signal.aborted) await pause(LOOK_MS);
}

async function killWorkers(site: ChaosSite, ...which: number[]): Promise<void> {
  const doomed = site.workers.filter((_, index) => which.includes(index));
  await Promise.all(doomed.map((worker) => worker.kill()));
}

async function stopDatabase(site: ChaosSite): Promise<void> {
  await stopServer(site, 'mongo');
  await pause(OUTAGE_MS);
  await startServer(site, 'mongo');
}

async function fillDisk(site: ChaosSite): Promise<void> {
  site.engine.disk.fill();
  await pause(OUTAGE_MS);
  site.engine.disk.free();
}

function setClock(shiftMs: number): Death[1] {
  return (site) => {
    site.shiftClocks(shiftMs);
    return Promise.resolve();
  };
}
