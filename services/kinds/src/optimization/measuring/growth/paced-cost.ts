import { costOfRuns, NS_PER_MS, type PacedRun } from '@hone/contracts';
import type { RunOutcome } from '@hone/contracts/sandbox';
import { expectedCost } from './expected-cost.js';
import { cpuNsOf, timeAuthor, withKernelSlice, type RunMeasured } from '../programs/measured-program.js';
import type { SideBySide } from '../pairs/side-by-side.js';

/** Starts and ends a run, with the kernel's own slice. */
type Run = () => Promise<RunOutcome>;

/** A run that has ended. */
interface Paced {
  readonly outcome: RunOutcome;
  /** CPU milliseconds at the pace of a calm core, start-up included. */
  readonly costMs: number;
  /** The measurements behind it. */
  readonly ns: PacedRun;
}

/** Measures a run at size `n`. */
type MeasureAt = (n: number, run: Run) => Promise<Paced>;

/** Runs a program beside the reference, and returns its cost as on a calm core. */
export interface PacedCost {
  /** The cost of the reference beside a run on a calm core. */
  readonly calmNs: number;
  /** Begins a curve: its earlier costs predict the cost of its next size. */
  follow(): MeasureAt;
  /**
   * Measures runs on the smallest input, which do nothing but start: the median of three counts. `check` throws where one of
   * them did not end as it should.
   */
  startUp(run: Run, check?: (outcome: RunOutcome) => void): Promise<{ costMs: number; runs: PacedRun[] }>;
}

/** A run of the reference that serves as the yardstick. */
export interface Yardstick {
  readonly stdin: Uint8Array;
  /** Its cost on a calm core, start-up included. */
  readonly calmNs: number;
}

export interface YardstickParts {
  readonly smallest: Uint8Array;
  readonly startUpNs: number;
  /** The measured size, and its cost above start-up on a calm core. */
  readonly stdin: Uint8Array;
  readonly calmNs: number;
}

const STARTS = 3;
/** A start of this length measures the pace as well as a longer run does. */
const LONG_START_NS = 80 * NS_PER_MS;

/** The cheapest run that is long enough to measure a core's pace. */
export function chooseYardstick({ smallest, startUpNs, stdin, calmNs }: YardstickParts): Yardstick {
  if (startUpNs >= LONG_START_NS) return { stdin: smallest, calmNs: Math.round(startUpNs) };
  return { stdin, calmNs: Math.round(startUpNs + calmNs) };
}

/**
 * Costs at several sizes are measured one after another, while other load on the host comes and goes: a core that is
 * slower at the small sizes than at the large ones would flatten the curve. What slows a run down slows down the
 * reference beside it as well, as long as both run: shares of the core are set so that both end together.
 */
export function createPacedCost(
  both: SideBySide,
  reference: RunMeasured,
  { stdin, calmNs }: Yardstick,
): PacedCost {
  const time = () => timeAuthor(withKernelSlice(reference), stdin, 'the reference');
  const besideMs = calmNs / NS_PER_MS;
  let turn = 0;
  let startMs = 0;
  const beside = async (run: Run, expectedMs: number): Promise<Paced> => {
    await both.expect(expectedMs / besideMs);
    const [outcome, reference] = await both.run(turn, run, time);
    turn += 1;
    const ns: PacedRun = [cpuNsOf(outcome), reference.ns];
    return { outcome, costMs: costOfRuns([ns], calmNs), ns };
  };
  return {
    calmNs,
    follow() {
      const known = new Map<number, number>();
      // A climb begins where the work takes about as long as the start.
      const first = Math.max(besideMs, 2 * startMs);
      return async (n, run) => {
        const measured = await beside(run, expectedCost(known, n, startMs) ?? first);
        known.set(n, measured.costMs);
        return measured;
      };
    },
    async startUp(run, check) {
      const runs: PacedRun[] = [];
      while (runs.length < STARTS) {
        const { outcome, ns } = await beside(run, besideMs);
        check?.(outcome);
        runs.push(ns);
      }
      startMs = costOfRuns(runs, calmNs);
      return { costMs: startMs, runs };
    },
  };
}
