import type { Phase } from '../scenario/scenario-file.js';
import type { Intercept, Interception } from '../../../../stubs/intercept.js';

type Ambush = Pick<Phase, 'strikes' | 'hangs'>;

/** Effects on requests to stubs in the current phase: kills that they trigger, and stubs that hang. */
export interface Strikes {
  /** Replaces the plan, counted from the next request of each stub; no strikes without an argument. */
  begin(ambush?: Ambush): void;
  /** Ends hanging stubs; pending kills stay, since a service that does its work late meets them late. */
  endHangs(): void;
  /** The number of kills since the beginning. */
  readonly met: number;
  interceptOf(stub: string): Intercept;
}

/** Kills a member and restarts it after this time. */
export type KillAndRestart = (member: string, restartAfterMs: number) => Promise<void>;

export function createStrikes(killAndRestart: KillAndRestart): Strikes {
  let current: Ambush = { strikes: [], hangs: [] };
  const counts = new Map<string, number>();
  let met = 0;
  return {
    get met() {
      return met;
    },
    endHangs() {
      current = { ...current, hangs: [] };
    },
    begin(ambush = { strikes: [], hangs: [] }) {
      current = ambush;
      counts.clear();
    },
    interceptOf: (stub) => () => {
      const request = (counts.get(stub) ?? 0) + 1;
      counts.set(stub, request);
      const hit = current.strikes.find((strike) => strike.stub === stub && strike.requests.includes(request));
      if (hit === undefined) return current.hangs.includes(stub) ? HANGING : undefined;
      met += 1;
      return { effect: hit.effect, strike: () => killAndRestart(hit.kill, hit.restartAfterMs) };
    },
  };
}

/** Longer than any client of a scenario waits; then the connection is broken off. */
const HANGS_MS = 12_000;

const HANGING: Interception = {
  effect: 'lost',
  strike: () =>
    new Promise((resolve) => {
      setTimeout(resolve, HANGS_MS).unref();
    }),
};
