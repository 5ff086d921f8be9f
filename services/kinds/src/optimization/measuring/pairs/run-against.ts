import { NS_PER_MS } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { cpuNsOf, timeAuthor, type RunMeasured, type Timed } from '../programs/measured-program.js';
import type { SideBySide } from './side-by-side.js';

/** Running alongside another program costs a reference more than alone, as caches are shared, but never this many times. */
export const SLOWDOWN_BESIDE = 5;

export interface Against {
  readonly submission: RunMeasured;
  readonly reference: RunMeasured;
  readonly both: SideBySide;
  /** Which pair it is. */
  readonly place: number;
  readonly stdin: Uint8Array;
  /** CPU milliseconds at which the submission is stopped in any case. */
  readonly limitMs: number;
  /** What is enough, in CPU nanoseconds, beside a reference of that cost: a submission that has cost it is stopped. */
  readonly enoughNs: (referenceNs: number) => number;
}

/** A submission and the reference that ran beside it: CPU nanoseconds of both. */
export interface Ran {
  readonly outcome: RunOutcome;
  readonly ns: [number, number];
  readonly stopped: boolean;
  /** What the reference answered. */
  readonly answer: Uint8Array;
}

/**
 * Runs both at once. What costs too much is decided by the reference of the same pair, and by no other: as soon as that has
 * ended, the limit of the submission falls to it.
 */
export async function runAgainst(against: Against): Promise<Ran> {
  const { submission, reference, both, place, stdin, limitMs, enoughNs } = against;
  let lower: (cpuMs: number) => void = () => undefined;
  const lowerCpuMs = new Promise<number>((resolve) => (lower = resolve));
  const [outcome, beside] = await both.run(
    place,
    () => submission(stdin, limitMs, { lowerCpuMs }),
    async () => {
      const timed = await timeAuthor(reference, stdin, 'the reference');
      lower(Math.ceil(enoughNs(timed.ns) / NS_PER_MS));
      return timed;
    },
  );
  return ranOf(outcome, beside);
}

/**
 * Runs them one after the other, each alone on its core: the reference first, so that it is known what is enough. Who
 * keeps a core busy in another's time keeps it busy in nobody's.
 */
export async function runInTurns(against: Omit<Against, 'both' | 'place'>): Promise<Ran> {
  const { submission, reference, stdin, limitMs, enoughNs } = against;
  const alone = await timeAuthor(reference, stdin, 'the reference');
  const outcome = await submission(stdin, Math.min(limitMs, Math.ceil(enoughNs(alone.ns) / NS_PER_MS)));
  return ranOf(outcome, alone);
}

function ranOf(outcome: RunOutcome, reference: Timed): Ran {
  const stopped = outcome.status === 'time-limit' && outcome.limit === 'cpu';
  return { outcome, ns: [cpuNsOf(outcome), reference.ns], stopped, answer: reference.stdout };
}
