import type { EventBody, LiveEvent } from '@hone/contracts';

/** Result of an append: the event's number, or why it was rejected. */
export type AppendResult =
  | { readonly ok: true; readonly seq: number; readonly epoch: string; readonly at: string }
  | { readonly ok: false; readonly reason: 'stale-attempt' | 'ended' | 'other-epoch' };

/** How long a finished log is kept. */
export const ENDED_KEPT_SECONDS = 3600;

/**
 * Numbered live events per submission. One atomic step assigns `seq` (from 1, no gaps), and rejects attempts
 * older than the newest (the fence) and anything after a terminal event. `epoch` changes when the log was
 * lost and began again. A finished log is kept only briefly; then MongoDB serves it.
 */
export interface EventLog {
  /**
   * `attempt` 0 is the platform before the first attempt; it is fenced like any other. Pass `at` (ISO 8601
   * UTC) when the event's time is already recorded; default: now. With `epoch`, the event is only appended to
   * that epoch of the log, so that a lost log is not continued by mistake.
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
   * Calls `onEvent` for each event after `after`, in order, without gaps or duplicates, until the returned
   * function is called. `onEpoch` is called when the log began again; following then continues from 1.
   */
  follow(
    submission: string,
    after: number,
    onEvent: (event: LiveEvent, epoch: string) => void,
    onEpoch?: (epoch: string) => void,
  ): Promise<() => void>;
  /** Deletes the log, as a crash of Redis would; the next append begins a new epoch. */
  clear(submission: string): Promise<void>;
  close(): Promise<void>;
}
