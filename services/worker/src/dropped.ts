/** Why an attempt ends without a result: somebody else decides what becomes of its submission. */
export type DropReason = 'stale' | 'lost' | 'cancelled';

/** An attempt that is not this worker's any more. Never a fault, never reported. */
export class Dropped extends Error {
  readonly reason: DropReason;

  constructor(reason: DropReason) {
    super(`the attempt was abandoned: ${reason}`);
    this.name = 'Dropped';
    this.reason = reason;
  }
}
