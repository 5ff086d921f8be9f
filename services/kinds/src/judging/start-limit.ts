/** A program that starts, as far as its limit of time looks at it. */
interface Starting {
  /** What an idle machine would give it. */
  readonly limitMs: number;
  readonly now: () => number;
  /** CPU that its box has used since it was opened. */
  readonly cpuMs: () => Promise<number>;
}

/** How many times the limit a program gets that is kept from working. */
const MOST_TIMES = 4;
/** The share of a core that a program uses at least while it works on a crowded machine. */
const LEAST_SHARE = 0.005;

/**
 * Says whether a program has had its time to start. On a crowded machine it gets less CPU in its `limitMs` than it should:
 * it goes on while it works, until it has used that much CPU or four times as long has passed. One that does nothing is over
 * at its limit. Begins to count when it is created.
 */
export async function createStartLimit({ limitMs, now, cpuMs }: Starting): Promise<() => Promise<boolean>> {
  const begin = { at: now(), cpu: await cpuMs() };
  let last = begin;
  return async () => {
    const elapsed = now() - begin.at;
    if (elapsed < limitMs) return false;
    if (elapsed >= MOST_TIMES * limitMs) return true;
    const here = { at: now(), cpu: await cpuMs() };
    const isWorking = here.cpu - last.cpu >= LEAST_SHARE * (here.at - last.at);
    last = here;
    return !isWorking || here.cpu - begin.cpu >= limitMs;
  };
}
