import { isUndisturbed } from '@hone/contracts';

/** Waits for times at which nothing else disturbs a core, detected by the reference's cost. */
export interface CalmMoments {
  /** Whether a measurement now counts: the reference's last run was undisturbed, or the timeout has passed. */
  accepts(referenceNs: number): boolean;
  /** Runs the reference until it is undisturbed or the timeout has passed; `referenceNs` is its last cost. */
  wait(referenceNs: number): Promise<void>;
  /** Costs of the reference during the waits. */
  readonly waitedNs: readonly number[];
}

export interface CalmOptions {
  /** The reference's cost above start-up on a calm core; undefined if unknown. */
  readonly calmNs: number | undefined;
  readonly startUpNs: number;
  /** Runs the reference once; nanoseconds of CPU. */
  readonly probe: () => Promise<number>;
  /** Limit for all waits together, in milliseconds. */
  readonly waitTimeoutMs: number;
  /** Milliseconds on a monotonic clock. */
  readonly now: () => number;
}

/** Limits the number of waits when runs are short. */
const MOST_WAITS = 200;

/** Creates the waits of one attempt. */
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
