import { isUndisturbed } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { cpuNsOf, timeAuthor, type RunMeasured } from './measured-program.js';

export interface Paced {
  readonly outcome: RunOutcome;
  /** CPU milliseconds at the pace of a calm moment, start-up included. */
  readonly costMs: number;
  /** Neither run of the reference was disturbed. */
  readonly isCalm: boolean;
}

/** Runs a program between two runs of the reference, and tells what it would have cost on a calm core. */
export interface PacedCost {
  measure(run: () => Promise<RunOutcome>): Promise<Paced>;
}

/** A run of the reference by which others are measured. */
export interface Yardstick {
  readonly stdin: Uint8Array;
  /** What it takes in a calm moment, start-up included. */
  readonly calmNs: number;
}

export interface YardstickParts {
  readonly smallest: Uint8Array;
  readonly startUpNs: number;
  /** The measured size, and what it takes above start-up in a calm moment. */
  readonly stdin: Uint8Array;
  readonly calmNs: number;
}

const NS_PER_MS = 1e6;
/** A start that takes so long tells the pace as well as a longer run does. */
const LONG_START_NS = 80 * NS_PER_MS;

/** The cheapest run that is long enough to tell a core's pace. */
export function chooseYardstick({ smallest, startUpNs, stdin, calmNs }: YardstickParts): Yardstick {
  if (startUpNs >= LONG_START_NS) return { stdin: smallest, calmNs: startUpNs };
  return { stdin, calmNs: startUpNs + calmNs };
}

/**
 * Costs at several sizes are measured one after another, and what else a host does comes and goes meanwhile: a core that is
 * slower at the small sizes than at the large ones would flatten the curve. So each run is measured by the reference just
 * before and just after it. Not side by side, as pairs are: there a program that is compiled while it runs waits longer
 * for its compiler, which adds to every size the same.
 */
export function createPacedCost(reference: RunMeasured, { stdin, calmNs }: Yardstick): PacedCost {
  const time = async (): Promise<number> => (await timeAuthor(reference, stdin, 'the reference')).ns;
  let before: number | undefined;
  return {
    async measure(run) {
      before ??= await time();
      const outcome = await run();
      const after = await time();
      const isCalm = [before, after].every((each) => isUndisturbed(each, calmNs));
      const pace = Math.sqrt(before * after) / calmNs;
      before = after;
      // What the two differ by in calm moments is their own.
      const divisor = isCalm && isUndisturbed(1, pace) ? 1 : pace;
      return { outcome, costMs: cpuNsOf(outcome) / NS_PER_MS / divisor, isCalm };
    },
  };
}
