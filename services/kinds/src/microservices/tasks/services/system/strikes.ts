import type { Strike } from '../scenario/scenario-file.js';
import type { Intercept } from '../stubs/intercept.js';

/** Kills that events hit, in the phase that is played. */
export interface Strikes {
  /** From now on these, counted from the next request of each stub. */
  begin(strikes: readonly Strike[]): void;
  interceptOf(stub: string): Intercept;
}

/** Kills a member and has it started again so long after. */
export type KillAndRestart = (member: string, restartAfterMs: number) => Promise<void>;

export function createStrikes(killAndRestart: KillAndRestart): Strikes {
  let current: readonly Strike[] = [];
  const counts = new Map<string, number>();
  return {
    begin(strikes) {
      current = strikes;
      counts.clear();
    },
    interceptOf: (stub) => () => {
      const request = (counts.get(stub) ?? 0) + 1;
      counts.set(stub, request);
      const hit = current.find((strike) => strike.stub === stub && strike.requests.includes(request));
      if (hit === undefined) return undefined;
      return { effect: hit.effect, strike: () => killAndRestart(hit.kill, hit.restartAfterMs) };
    },
  };
}
