import type { RunOutcome } from '@hone/contracts/sandbox';
import { cpuNsOf, timeAuthor, withKernelSlice, type RunMeasured } from './measured-program.js';
import { median } from './median-interval.js';
import type { SideBySide } from './side-by-side.js';

/** Starts and ends a run, which uses the kernel's own slice. */
export type Run = () => Promise<RunOutcome>;

/** Runs a program beside the reference, and tells what it would have cost on a calm core. */
export interface PacedCost {
  /** What the reference beside a run costs in a calm moment. */
  readonly besideMs: number;
  /** CPU milliseconds of a run at size `n` at the pace of a calm moment, start-up included. */
  measure(n: number, run: Run): Promise<{ outcome: RunOutcome; costMs: number }>;
  /** The same of runs on the smallest input, which do nothing but start: the middle of three. */
  startUp(run: Run): Promise<number>;
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
const STARTS = 3;
/** A start that takes so long tells the pace as well as a longer run does. */
const LONG_START_NS = 80 * NS_PER_MS;

/** The cheapest run that is long enough to tell a core's pace. */
export function chooseYardstick({ smallest, startUpNs, stdin, calmNs }: YardstickParts): Yardstick {
  if (startUpNs >= LONG_START_NS) return { stdin: smallest, calmNs: startUpNs };
  return { stdin, calmNs: startUpNs + calmNs };
}

/**
 * Costs at several sizes are measured one after another, and what else a host does comes and goes meanwhile: a core that is
 * slower at the small sizes than at the large ones would flatten the curve. What slows a run down slows down the
 * reference beside it as well.
 */
export function createPacedCost(
  both: SideBySide,
  reference: RunMeasured,
  { stdin, calmNs }: Yardstick,
): PacedCost {
  const time = () => timeAuthor(withKernelSlice(reference), stdin, 'the reference');
  const besideMs = calmNs / NS_PER_MS;
  let turn = 0;
  let before: { readonly n: number; readonly ms: number } | undefined;
  const beside = async (run: Run, expectedMs: number) => {
    await both.expect(expectedMs / besideMs);
    const [outcome, reference] = await both.run(turn, run, time);
    turn += 1;
    return { outcome, costMs: ((cpuNsOf(outcome) / NS_PER_MS) * calmNs) / reference.ns };
  };
  return {
    besideMs,
    async measure(n, run) {
      const expectedMs = before === undefined ? besideMs : before.ms * (n / before.n);
      const measured = await beside(run, expectedMs);
      before = { n, ms: measured.costMs };
      return measured;
    },
    async startUp(run) {
      const costs: number[] = [];
      while (costs.length < STARTS) costs.push((await beside(run, besideMs)).costMs);
      return median(costs);
    },
  };
}
