import type { RunOutcome } from '@hone/contracts/sandbox';
import { cpuNsOf, type Timed } from './measured-program.js';

/** Runs a program between two runs of the reference, and tells what it would have cost on a calm core. */
export interface PacedCost {
  /** CPU milliseconds at the pace of a calm moment, start-up included. */
  measure(run: () => Promise<RunOutcome>): Promise<{ outcome: RunOutcome; costMs: number }>;
}

export interface PacedParts {
  /** One run of the reference on the measured size. */
  readonly reference: () => Promise<Timed>;
  /** What that takes in a calm moment, start-up included. */
  readonly calmNs: number;
}

const NS_PER_MS = 1e6;

/**
 * Costs at several sizes are measured one after another, and what else a host does comes and goes meanwhile: a core that is
 * slower at the small sizes than at the large ones would flatten the curve. So each run is measured by the reference just
 * before and just after it. Not side by side, as pairs are: there a program that is compiled while it runs waits longer
 * for its compiler, which adds to every size the same.
 */
export function createPacedCost({ reference, calmNs }: PacedParts): PacedCost {
  let before: number | undefined;
  return {
    async measure(run) {
      before ??= (await reference()).ns;
      const outcome = await run();
      const after = (await reference()).ns;
      const pace = Math.sqrt(before * after) / calmNs;
      before = after;
      return { outcome, costMs: cpuNsOf(outcome) / NS_PER_MS / pace };
    },
  };
}
