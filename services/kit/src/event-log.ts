import type { EventBody, LiveEvent } from '@hone/contracts';

/** Answer to an append: the event's place, or why it was refused. */
export type AppendResult =
  | { readonly ok: true; readonly seq: number; readonly epoch: string; readonly at: string }
  | { readonly ok: false; readonly reason: 'stale-attempt' | 'ended' | 'other-epoch' };

/** How long a list is kept that ended; nobody has to come back for it. */
export const ENDED_KEPT_SECONDS = 3600;

/**
 * Numbered live events per submission. One atomic step assigns `seq` (from 1, no gaps), refuses attempts older than
 * the newest seen (the fence) and anything after a terminal event. `epoch` changes when the log was lost and began anew.
 * A list that ended is kept for a while only: MongoDB serves it afterwards.
 */
export interface EventLog {
  /**
   * `attempt` 0 is the platform's own voice before any attempt; it is fenced like any other. `at` (ISO 8601 UTC) is
   * given when the time of an event is on record already; the present counts otherwise. With `epoch` the event is
   * appended to that life of the log only: whoever began in a log that was lost does not begin the next one.
   */
  append(
    submission: string,
    attempt: number,
    body: EventBody,
    at?: string,
    epoch?: string,
  ): Promise<AppendResult>;
  read(
    submission: string,
    after: number,
  ): Promise<{ events: LiveEvent[]; lastSeq: number; epoch: string | null }>;
  /**
   * Calls `onEvent` for each event after `after`, in order, without gap or duplicate, until the returned function is
   * called. `onEpoch` is told when the log began anew; following continues from 1 then.
   */
  follow(
    submission: string,
    after: number,
    onEvent: (event: LiveEvent, epoch: string) => void,
    onEpoch?: (epoch: string) => void,
  ): Promise<() => void>;
  /** Loses the list, as Redis may; the next append begins a new epoch. */
  clear(submission: string): Promise<void>;
  close(): Promise<void>;
}
