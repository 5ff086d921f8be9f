/** Why an attempt ends without a result: somebody else decides what becomes of its submission. */
export type AbandonReason = 'stale' | 'lost' | 'cancelled';

/** An attempt that is not this worker's any more. Never a fault, never reported. */
export class Abandoned extends Error {
  readonly reason: AbandonReason;

  constructor(reason: AbandonReason) {
    super(`the attempt was abandoned: ${reason}`);
    this.name = 'Dropped';
    this.reason = reason;
  }
}
