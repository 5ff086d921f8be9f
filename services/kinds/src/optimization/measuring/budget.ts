import type { RunMeasured } from './measured-program.js';

/** What measuring may cost. */
export interface Budget {
  /** The same program; what its runs cost is counted. */
  counted(run: RunMeasured): RunMeasured;
  /** Counts elapsed time from now until the returned function is called. */
  begin(): () => void;
  /** Milliseconds of `ofMs` that are left. */
  leftMs(ofMs: number): number;
}

/**
 * On a core that nobody else uses elapsed time is hardly more than CPU time. Where strangers take part of the core,
 * figures need as many runs as ever: so elapsed time counts only for a part, and yet ends everything some time.
 */
const ELAPSED_SHARE = 1 / 3;

/** Counts CPU time of runs, and elapsed time at a third. */
export function createBudget(now: () => number): Budget {
  let cpuMs = 0;
  let elapsedMs = 0;
  let since: number | undefined;
  return {
    counted: (run) => async (stdin, limitMs) => {
      const outcome = await run(stdin, limitMs);
      cpuMs += outcome.usage.cpuMs;
      return outcome;
    },
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
      return ofMs - Math.max(cpuMs, elapsed * ELAPSED_SHARE);
    },
  };
}
