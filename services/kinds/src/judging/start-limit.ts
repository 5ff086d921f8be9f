import { beginEarly } from './begin-early.js';

/** A starting program, as its time limit sees it. */
interface Starting {
  /** What an idle machine would give it. */
  readonly limitMs: number;
  readonly now: () => number;
  /** CPU that its box has used since it was opened. */
  readonly cpuMs: () => Promise<number>;
}

/** The factor by which the limit is extended for a program that gets too little CPU. */
const MOST_TIMES = 4;
/** The share of a core that a program uses at least while it works on a crowded machine. */
const LEAST_SHARE = 0.005;

/**
 * Says whether a program has had its time to start. On a crowded machine it gets less CPU within `limitMs` than it should:
 * the limit is extended while it works, until it has used `limitMs` of CPU or four times as long has passed. An idle program
 * ends at its limit. Counting begins at creation, without waiting for the first reading of the CPU, which may take a second.
 */
export function createStartLimit({ limitMs, now, cpuMs }: Starting): () => Promise<boolean> {
  const beganAt = now();
  const begun = beginEarly(async () => ({ at: beganAt, cpu: await cpuMs() }));
  let last: Awaited<typeof begun> | undefined;
  return async () => {
    const elapsed = now() - beganAt;
    if (elapsed < limitMs) return false;
    if (elapsed >= MOST_TIMES * limitMs) return true;
    const here = { at: now(), cpu: await cpuMs() };
    const begin = await begun;
    const before = last ?? begin;
    const isWorking = here.cpu - before.cpu >= LEAST_SHARE * (here.at - before.at);
    last = here;
    return !isWorking || here.cpu - begin.cpu >= limitMs;
  };
}
