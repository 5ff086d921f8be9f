/** Why an attempt ends without a result; its submission is handled elsewhere. */
export type AbandonReason = 'stale' | 'lost' | 'cancelled';

/** The attempt no longer belongs to this worker. Never a fault, never reported. */
export class Abandoned extends Error {
  readonly reason: AbandonReason;

  constructor(reason: AbandonReason) {
    super(`the attempt was abandoned: ${reason}`);
    this.name = 'Dropped';
    this.reason = reason;
  }
}
