import type { EventBody, LiveEvent } from '@hone/contracts';
import type { EventLog } from '@hone/kit';
import { Abandoned } from './abandoned.js';

/** The events of one attempt: emitted to the live log, and kept for the record. */
export interface AttemptEvents {
  /** Throws `Abandoned` when a newer attempt exists or the log was lost. */
  append(body: EventBody): Promise<void>;
  readonly list: readonly LiveEvent[];
  /** Epoch of the log that holds the events; empty before the first. */
  epoch(): string;
}

/** Creates the event list of one attempt. */
export function createAttemptEvents(log: EventLog, submission: string, attempt: number): AttemptEvents {
  const list: LiveEvent[] = [];
  let epoch = '';
  return {
    list,
    epoch: () => epoch,
    async append(body) {
      const place = await log.append(submission, attempt, body, undefined, epoch === '' ? undefined : epoch);
      // Losing the log means that the queue is lost as well, and with it the lease.
      if (!place.ok) throw new Abandoned(place.reason === 'other-epoch' ? 'lost' : 'stale');
      epoch = place.epoch;
      list.push({ submission, seq: place.seq, at: place.at, ...body });
    },
  };
}
