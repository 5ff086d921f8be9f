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
  /** The cost at which a submission is stopped, in CPU nanoseconds, given the reference's cost. */
  readonly enoughNs: (referenceNs: number) => number;
}

/** A submission and the reference that ran beside it: CPU nanoseconds of both. */
export interface Ran {
  readonly outcome: RunOutcome;
  readonly ns: [number, number];
  readonly stopped: boolean;
  /** The reference's answer. */
  readonly answer: Uint8Array;
}

/**
 * Runs both at once. Only the reference of the same pair decides when the submission costs too much: when it has ended,
 * the submission's limit falls to that cost.
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
 * Runs them one after the other, each alone on its core: the reference first, so that the limit is known. A
 * program that charges its work to the other one has nobody to charge.
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
