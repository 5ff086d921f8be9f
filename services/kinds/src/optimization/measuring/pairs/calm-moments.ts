import { isUndisturbed } from '@hone/contracts';

/** Moments in which nothing else disturbs a core, told by what the reference costs just then. */
export interface CalmMoments {
  /** Whether what is measured now counts: the reference's last run was undisturbed, or the timeout has passed. */
  accepts(referenceNs: number): boolean;
  /** Runs the reference until it is undisturbed or the timeout has passed; `referenceNs` is what it cost last. */
  wait(referenceNs: number): Promise<void>;
  /** What the reference cost in moments that were waited through. */
  readonly waitedNs: readonly number[];
}

export interface CalmOptions {
  /** What the reference costs above start-up in a calm moment; undefined where nothing is known. */
  readonly calmNs: number | undefined;
  readonly startUpNs: number;
  /** Runs the reference once; nanoseconds of CPU. */
  readonly probe: () => Promise<number>;
  /** Milliseconds of all waiting together. */
  readonly waitTimeoutMs: number;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
}

/** However short its runs are. */
const MOST_WAITS = 200;

/** Creates the waiting of one attempt. */
export function createCalmMoments({
  calmNs,
  startUpNs,
  waitTimeoutMs,
  probe,
  now,
}: CalmOptions): CalmMoments {
  const waitedNs: number[] = [];
  let leftMs = calmNs === undefined ? 0 : waitTimeoutMs;
  const accepts = (referenceNs: number): boolean =>
    leftMs <= 0 ||
    calmNs === undefined ||
    waitedNs.length >= MOST_WAITS ||
    isUndisturbed(referenceNs - startUpNs, calmNs);
  return {
    waitedNs,
    accepts,
    async wait(referenceNs) {
      for (let cost = referenceNs; !accepts(cost);) {
        waitedNs.push(cost);
        const began = now();
        cost = await probe();
        leftMs -= now() - began;
      }
    },
  };
}
