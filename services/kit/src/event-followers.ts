import type { LiveEvent } from '@hone/contracts';
import type { EventLog } from './event-log.js';

/** The followers of all logs in this process. Followers of the same log share its reads. */
export interface Followers {
  readonly follow: EventLog['follow'];
  /** A log may have changed: reads it and brings all its followers up to date. */
  wake(submission: string): void;
  /** The same for all followed logs, after the wake-up channel was down. */
  wakeAll(): void;
  /** A new event; delivered without a read to followers that have everything before it. */
  deliver(event: LiveEvent, epoch: string): void;
  close(): void;
}

export interface FollowersOptions {
  readonly read: EventLog['read'];
  /** Called when a log gets its first follower, before the log is read. */
  readonly onFirst?: (submission: string) => Promise<void>;
  /** Called when a log has lost its last follower. */
  readonly onLast?: (submission: string) => void;
  readonly onError?: (error: Error) => void;
}

interface Follower {
  /** Number of the last delivered event. */
  cursor: number;
  /** Null until the log exists. */
  epoch: string | null;
  readonly onEvent: (event: LiveEvent, epoch: string) => void;
  readonly onEpoch: ((epoch: string) => void) | undefined;
}

interface Watch {
  readonly followers: Set<Follower>;
  /** Resolves when wake-ups for the log are subscribed. */
  readonly listening: Promise<void>;
  pumping: boolean;
  again: boolean;
}

type Reading = Awaited<ReturnType<EventLog['read']>>;

/** Brings followers up to date by wake-ups and reads; `seq` alone guarantees order and completeness. */
export function createFollowers(options: FollowersOptions): Followers {
  return new SharedFollowers(options);
}

class SharedFollowers implements Followers {
  private readonly watches = new Map<string, Watch>();
  private readonly options: FollowersOptions;

  constructor(options: FollowersOptions) {
    this.options = options;
  }

  readonly follow: EventLog['follow'] = async (submission, after, onEvent, onEpoch) => {
    const follower: Follower = { cursor: after, epoch: null, onEvent, onEpoch };
    const watch = this.join(submission, follower);
    const leave = () => this.leave(submission, watch, follower);
    try {
      await watch.listening;
      // Read only after subscribing to wake-ups, so that no later event is missed.
      await this.pump(submission, watch);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  };

  private join(submission: string, follower: Follower): Watch {
    let watch = this.watches.get(submission);
    if (!watch) {
      const listening = this.options.onFirst?.(submission) ?? Promise.resolve();
      watch = { followers: new Set(), listening, pumping: false, again: false };
      this.watches.set(submission, watch);
    }
    watch.followers.add(follower);
    return watch;
  }

  private leave(submission: string, watch: Watch, follower: Follower): void {
    if (!watch.followers.delete(follower) || watch.followers.size > 0) return;
    if (this.watches.get(submission) !== watch) return;
    this.watches.delete(submission);
    this.options.onLast?.(submission);
  }

  wake(submission: string): void {
    const watch = this.watches.get(submission);
    if (!watch) return;
    this.pump(submission, watch).catch((error: unknown) => this.options.onError?.(asError(error)));
  }

  wakeAll(): void {
    for (const submission of this.watches.keys()) this.wake(submission);
  }

  deliver(event: LiveEvent, epoch: string): void {
    const watch = this.watches.get(event.submission);
    if (!watch) return;
    const behind = [...watch.followers].filter((follower) => !deliverTo(follower, event, epoch));
    if (behind.length > 0) this.wake(event.submission);
  }

  /** Reads once for all followers of a log; a wake-up during the read causes another read. */
  private async pump(submission: string, watch: Watch): Promise<void> {
    if (watch.pumping) {
      watch.again = true;
      return;
    }
    watch.pumping = true;
    try {
      do {
        watch.again = false;
        const asked = new Map([...watch.followers].map((follower) => [follower, follower.cursor]));
        const from = asked.size > 0 ? Math.min(...asked.values()) : 0;
        const reading = await this.options.read(submission, from);
        for (const [follower, cursor] of asked) {
          if (watch.followers.has(follower) && !advance(follower, cursor, reading, from)) watch.again = true;
        }
      } while (watch.again && watch.followers.size > 0);
    } finally {
      watch.pumping = false;
    }
  }

  close(): void {
    for (const submission of this.watches.keys()) this.options.onLast?.(submission);
    for (const watch of this.watches.values()) watch.followers.clear();
    this.watches.clear();
  }
}

/** Delivers an event to a follower; true when the follower now has it. */
function deliverTo(follower: Follower, event: LiveEvent, epoch: string): boolean {
  if (follower.epoch !== epoch) return false;
  if (event.seq <= follower.cursor) return true;
  if (event.seq > follower.cursor + 1) return false;
  follower.cursor = event.seq;
  follower.onEvent(event, epoch);
  return true;
}

/**
 * Delivers a read that starts after `from` to a follower; false when the log began a new epoch and more must
 * be read. `cursor` is the follower's position when the read started; it may have received newer events
 * since.
 */
function advance(follower: Follower, cursor: number, reading: Reading, from: number): boolean {
  const { epoch } = reading;
  if (epoch === null) return true;
  const first = follower.epoch === null;
  // A position beyond the end belongs to a lost log, even with the same epoch name.
  const gone = cursor > reading.lastSeq;
  if (first && !gone) follower.epoch = epoch;
  if (follower.epoch !== epoch || gone) {
    follower.epoch = epoch;
    follower.cursor = 0;
    follower.onEpoch?.(epoch);
    if (from > 0) return false;
  }
  for (const event of reading.events) deliverTo(follower, event, epoch);
  return true;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
