import type { Clock, Logger } from '@hone/kit';

/** Work that is done once immediately, and once more when no late request can still write. */
export interface TwoPassSweepOptions<T> {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settleMs: number;
  readonly nameOf: (item: T) => string;
  readonly run: (item: T) => Promise<void>;
  /** Called after a run that started later than `settleMs`. */
  readonly finish: (item: T) => Promise<void>;
  /** Log message for a failed run. */
  readonly failure: string;
}

/**
 * Creates a sweep over open records. Each record runs when this process first sees it, and again once it is
 * older than `settleMs`; then it is finished. A failed record is retried by the next sweep and delays no
 * other.
 */
export function createTwoPassSweep<T extends { readonly at: number }>(options: TwoPassSweepOptions<T>) {
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
