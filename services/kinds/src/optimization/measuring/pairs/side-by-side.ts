import type { Box, ReservedCore } from '@hone/contracts/sandbox';
import { turnsOf } from './pair-order.js';

/** Shares the core in proportion to the costs: `ratio` is submission over reference. */
export type ShareCore = (ratio: number) => Promise<void>;

/** Beyond this the kernel would hardly let the cheaper one have the core. */
const MOST = 20;
/**
 * With a twentieth of the core a reference may cost twice as much as alone: whenever its turn comes, the caches belong
 * to the other. So it has this share at least, though it ends before a submission that costs more.
 */
export const MOST_IN_PAIRS = 10;
/** Shares that are off by less are near enough: both end at about the same time. */
const OFF = 1.4;

const within = (ratio: number, most: number): number => Math.min(most, Math.max(1 / most, ratio));

export const shareCore =
  (core: ReservedCore, submission: Box, reference: Box): ShareCore =>
  async (ratio) => {
    await core.share(submission, Math.min(1, ratio));
    await core.share(reference, Math.min(1, 1 / ratio));
  };

/** Two programs that run at the same time on one core. */
export interface SideBySide {
  /** Sets shares for costs of this ratio, unless they are near enough. */
  expect(ratio: number): Promise<void>;
  /** Begins both, in the order of the pair; resolves when both have ended. */
  run<S, R>(pair: number, submission: () => Promise<S>, reference: () => Promise<R>): Promise<[S, R]>;
}

/**
 * A disturbance of the core for more than some slices affects both programs on it. Neither has more than `most` times the
 * other's share, at any cost.
 */
export function createSideBySide(share: ShareCore, most = MOST): SideBySide {
  // The previous user of the core may have left other shares.
  let shared: number | undefined;
  return {
    async expect(ratio) {
      const wanted = within(ratio, most);
      if (shared !== undefined && Math.max(wanted / shared, shared / wanted) < OFF) return;
      await share(wanted);
      shared = wanted;
    },
    run: (pair, submission, reference) => {
      if (turnsOf(pair)[0] === 'submission') return Promise.all([submission(), reference()]);
      const begun = reference();
      return Promise.all([submission(), begun]);
    },
  };
}
