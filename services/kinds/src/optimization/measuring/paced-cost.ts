import type { RunOutcome } from '@hone/contracts/sandbox';
import { cpuNsOf, timeAuthor, withKernelSlice, type RunMeasured } from './measured-program.js';
import type { SideBySide } from './side-by-side.js';

/** Runs a program beside the reference, and tells what it would have cost on a calm core. */
export interface PacedCost {
  /** CPU milliseconds of a run at size `n` at the pace of a calm moment, start-up included. */
  measure(n: number, run: () => Promise<RunOutcome>): Promise<{ outcome: RunOutcome; costMs: number }>;
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
 * slower at the small sizes than at the large ones would flatten the curve. What slows a run down slows down the
 * reference beside it as well.
 */
export function createPacedCost(
  both: SideBySide,
  reference: RunMeasured,
  { stdin, calmNs }: Yardstick,
): PacedCost {
  const time = () => timeAuthor(withKernelSlice(reference), stdin, 'the reference');
  let turn = 0;
  let before: { readonly n: number; readonly ns: number } | undefined;
  return {
    async measure(n, run) {
      await both.expect(before === undefined ? 1 : (before.ns * (n / before.n)) / calmNs);
      const [outcome, beside] = await both.run(turn, run, time);
      turn += 1;
      const ns = (cpuNsOf(outcome) * calmNs) / beside.ns;
      before = { n, ns };
      return { outcome, costMs: ns / NS_PER_MS };
    },
  };
}
