import type { Clock, Logger } from '@hone/kit';

/** Something that is done once at once, and once more when nobody can have written meanwhile. */
export interface SecondLookOptions<T> {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settleMs: number;
  readonly nameOf: (item: T) => string;
  readonly run: (item: T) => Promise<void>;
  /** Called after a run that began when the time was over. */
  readonly finish: (item: T) => Promise<void>;
  /** What the log says when a run failed. */
  readonly failure: string;
}

/**
 * Creates what looks after open records: each runs when this process sees it first, and again once it is older than
 * `settleMs`; then it is finished. One that fails is tried again the next time and holds up no other.
 */
export function createSecondLook<T extends { readonly at: number }>(options: SecondLookOptions<T>) {
  const { clock, logger, settleMs, nameOf, run, finish, failure } = options;
  let seen = new Set<string>();

  return async (open: readonly T[]): Promise<void> => {
    const still = new Set<string>();
    for (const item of open) {
      const isLast = clock.now() - item.at >= settleMs;
      try {
        if (isLast || !seen.has(nameOf(item))) await run(item);
        if (isLast) await finish(item);
        else still.add(nameOf(item));
      } catch (error) {
        logger.warn({ err: error }, failure);
      }
    }
    seen = still;
  };
}
