import type { RunMeasured } from './programs/measured-program.js';

/** The budget of measuring, in milliseconds. */
export interface Budget {
  /** The same program, with the cost of its runs counted. */
  counted(run: RunMeasured): RunMeasured;
  /** From now on runs count at this share of their cost, which estimates that on a calm core. */
  pace(share: number): void;
  /** Extends the budget by this number of milliseconds. */
  extend(ms: number): void;
  /** Counts elapsed time from now until the returned function is called. */
  begin(): () => void;
  /** Milliseconds of `ofMs` that are left. */
  leftMs(ofMs: number): number;
}

/**
 * On an otherwise idle core elapsed time is hardly more than CPU time. Where others take part of the core, or slow it down,
 * a measurement needs just as many runs: so elapsed time counts only in part, but still ends everything eventually.
 */
const ELAPSED_SHARE = 1 / 3;

/** Counts CPU time of runs, and elapsed time at a third. */
export function createBudget(now: () => number): Budget {
  let cpuMs = 0;
  let share = 1;
  let moreMs = 0;
  let elapsedMs = 0;
  let since: number | undefined;
  return {
    counted:
      (run) =>
      async (...request) => {
        const outcome = await run(...request);
        cpuMs += share * outcome.usage.cpuMs;
        return outcome;
      },
    pace: (now) => void (share = now),
    extend: (ms) => void (moreMs += ms),
    begin: () => {
      const began = now();
      since = began;
      return () => {
        elapsedMs += now() - began;
        since = undefined;
      };
    },
    leftMs: (ofMs) => {
      const elapsed = elapsedMs + (since === undefined ? 0 : now() - since);
      return ofMs + moreMs - Math.max(cpuMs, elapsed * ELAPSED_SHARE);
    },
  };
}
