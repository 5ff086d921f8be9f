import type { EventBody, LiveEvent } from '@hone/contracts';
import type { EventLog } from '@hone/kit';
import { Abandoned } from './abandoned.js';

/** The events of one attempt: told to the live log, and kept for the record. */
export interface AttemptEvents {
  /** Throws `Dropped` when the attempt is not the newest any more, or the log that it wrote to is gone. */
  append(body: EventBody): Promise<void>;
  readonly list: readonly LiveEvent[];
  /** Life of the log that the events stand in; empty before the first. */
  epoch(): string;
}

/** Opens the list of one attempt. */
export function createAttemptEvents(log: EventLog, submission: string, attempt: number): AttemptEvents {
  const list: LiveEvent[] = [];
  let epoch = '';
  return {
    list,
    epoch: () => epoch,
    async append(body) {
      const place = await log.append(submission, attempt, body, undefined, epoch === '' ? undefined : epoch);
      // Whoever emptied the log emptied the queue beside it: the lease is gone too.
      if (!place.ok) throw new Abandoned(place.reason === 'other-epoch' ? 'lost' : 'stale');
      epoch = place.epoch;
      list.push({ submission, seq: place.seq, at: place.at, ...body });
    },
  };
}
