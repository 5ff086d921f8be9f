import { randomUUID } from 'node:crypto';
import { isTerminal, liveEventSchema, type EventBody, type LiveEvent } from '@hone/contracts';
import { createSystemClock, type Clock } from '../clock.js';
import { createFollowers, type Followers } from '../event-followers.js';
import { ENDED_KEPT_SECONDS, type AppendResult, type EventLog } from '../event-log.js';

interface MemoryLog {
  readonly epoch: string;
  readonly events: LiveEvent[];
  attempt: number;
  ended: boolean;
  expiresAt: number;
}

/** An event log in memory, for unit tests; `forget` loses everything, as a crash of Redis does. */
export interface MemoryEventLog extends EventLog {
  forget(): void;
}

/** Creates an event log in memory. */
export function createMemoryEventLog(
  clock: Clock = createSystemClock(),
  { endedKeptSeconds = ENDED_KEPT_SECONDS } = {},
): MemoryEventLog {
  return new InMemoryEventLog(clock, endedKeptSeconds);
}

class InMemoryEventLog implements MemoryEventLog {
  private readonly logs = new Map<string, MemoryLog>();
  private readonly followers: Followers;
  private readonly clock: Clock;
  private readonly endedKeptSeconds: number;

  constructor(clock: Clock, endedKeptSeconds: number) {
    this.clock = clock;
    this.endedKeptSeconds = endedKeptSeconds;
    this.followers = createFollowers({ read: this.read });
  }

  append(
    submission: string,
    attempt: number,
    body: EventBody,
    time?: string,
    epoch?: string,
  ): Promise<AppendResult> {
    const known = this.find(submission);
    if (epoch !== undefined && known?.epoch !== epoch) {
      return Promise.resolve({ ok: false, reason: 'other-epoch' });
    }
    if (known?.ended) return Promise.resolve({ ok: false, reason: 'ended' });
    if (known && attempt < known.attempt) return Promise.resolve({ ok: false, reason: 'stale-attempt' });
    const log = known ?? { epoch: randomUUID(), events: [], attempt, ended: false, expiresAt: Infinity };
    this.logs.set(submission, log);
    const seq = log.events.length + 1;
    const at = time ?? new Date(this.clock.now()).toISOString();
    log.events.push(liveEventSchema.parse({ submission, seq, at, ...body }));
    log.attempt = attempt;
    log.ended = isTerminal(body);
    if (log.ended) log.expiresAt = this.clock.monotonic() + this.endedKeptSeconds * 1000;
    this.followers.wake(submission);
    return Promise.resolve({ ok: true, seq, epoch: log.epoch, at });
  }

  readonly read: EventLog['read'] = (submission, after) => {
    const log = this.find(submission);
    const events = log ? log.events.slice(after) : [];
    return Promise.resolve({ events, lastSeq: log?.events.length ?? 0, epoch: log?.epoch ?? null });
  };

  readonly follow: EventLog['follow'] = (...wanted) => this.followers.follow(...wanted);

  clear(submission: string): Promise<void> {
    this.logs.delete(submission);
    return Promise.resolve();
  }

  forget(): void {
    this.logs.clear();
  }

  close(): Promise<void> {
    this.followers.close();
    return Promise.resolve();
  }

  private find(submission: string): MemoryLog | undefined {
    const log = this.logs.get(submission);
    if (log && this.clock.monotonic() < log.expiresAt) return log;
    this.logs.delete(submission);
    return undefined;
  }
}
