import { liveEventSchema, type EventPage, type LiveEvent } from '@hone/contracts';
import { ApiProblem, ConnectionLost } from '../api-client/failures.js';
import type { LiveListener, LiveSeat } from './live-channel.js';
import { stepAll } from './sequence.js';
import { EMPTY_VIEW, isOver, type SubmissionView } from './submission-view.js';
import type { Schedule } from '../app/schedule.js';

/** How events arrive now. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

export interface FollowState {
  readonly view: SubmissionView;
  readonly connection: Connection;
  /** The submission does not exist for this user; no events will arrive. */
  readonly notFound: boolean;
}

export const INITIAL_FOLLOW: FollowState = { view: EMPTY_VIEW, connection: 'connecting', notFound: false };

type FollowSeat = Pick<LiveSeat, 'subscribe' | 'leave'>;

export interface FollowPorts {
  readonly channel: { join(listener: LiveListener): FollowSeat };
  readonly listEvents: (id: string, after: number) => Promise<EventPage>;
  readonly schedule: Schedule;
}

/** How long the live connection may be down before events are fetched over HTTP instead. */
const LIVE_TIMEOUT_MS = 2_500;
const POLL_MS = 1_500;
const RETRY_MS = 3_000;
const RESUBSCRIBE_MS = 500;
/** Statuses that a retry does not change: no session, or not the user's submission. */
const REJECTIONS: ReadonlySet<number> = new Set([401, 403, 404]);

/** The server sends an empty epoch before the list has started: that identifies no list. */
function knownEpoch(epoch: string | undefined): string | undefined {
  return epoch === '' ? undefined : epoch;
}

/**
 * Follows one submission to its end: live while the socket is up, by HTTP while it is down, always continuing
 * after the last number seen, so that nothing is shown twice or left out.
 */
export class SubmissionFollower implements LiveListener {
  readonly #id: string;
  readonly #ports: FollowPorts;
  readonly #notify: (state: FollowState) => void;
  #state: FollowState = INITIAL_FOLLOW;
  #epoch: string | undefined;
  #seat: FollowSeat | undefined;
  /** Events that arrive while a subscribe is unanswered; undefined otherwise. */
  #waiting: LiveEvent[] | undefined;
  #round = 0;
  #cancelTimer: () => void = () => undefined;
  #closed = false;

  constructor(id: string, ports: FollowPorts, notify: (state: FollowState) => void) {
    this.#id = id;
    this.#ports = ports;
    this.#notify = notify;
  }

  start(): void {
    this.#later(LIVE_TIMEOUT_MS, () => void this.#poll());
    this.#seat = this.#ports.channel.join(this);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelTimer();
    this.#seat?.leave();
  }

  onUp(): void {
    void this.#subscribe();
  }

  onDown(): void {
    if (this.#closed) return;
    this.#round += 1;
    this.#waiting = undefined;
    this.#change({ connection: 'connecting' });
    this.#later(LIVE_TIMEOUT_MS, () => void this.#poll());
  }

  onEvent(raw: unknown): void {
    const parsed = liveEventSchema.safeParse(raw);
    if (this.#closed || !parsed.success || parsed.data.submission !== this.#id) return;
    if (this.#waiting === undefined) this.#apply([parsed.data]);
    else this.#waiting.push(parsed.data);
  }

  async #subscribe(): Promise<void> {
    if (this.#closed || this.#seat === undefined) return;
    const round = (this.#round += 1);
    this.#waiting = [];
    const request = {
      submission: this.#id,
      after: this.#after(),
      ...(this.#epoch === undefined ? {} : { epoch: this.#epoch }),
    };
    try {
      const ack = await this.#seat.subscribe(request);
      if (round !== this.#round || this.#closed) return;
      if (ack.ok) this.#onSubscribed(ack.epoch, ack.lastSeq);
      else if (ack.error.code === 'SUBMISSION_NOT_FOUND') this.#giveUp();
      else this.#later(RETRY_MS, () => void this.#subscribe());
    } catch {
      if (round === this.#round) this.#later(RESUBSCRIBE_MS, () => void this.#subscribe());
    }
  }

  #onSubscribed(epoch: string, lastSeq: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#cancelTimer();
    const stale = this.#isStale(epoch, lastSeq);
    this.#epoch = knownEpoch(epoch);
    this.#change({ connection: 'live', ...(stale ? { view: EMPTY_VIEW } : {}) });
    this.#apply(waiting);
  }

  /**
   * The number to continue after. Without a known epoch no number can be trusted: the list may have been lost
   * and rebuilt with the same number of events, including unseen ones. Then it is read from the start.
   */
  #after(): number {
    return this.#epoch === undefined ? 0 : this.#state.view.lastSeq;
  }

  /** Whether the events seen are outdated: the live log was lost and rebuilt since, or may have been. */
  #isStale(epoch: string | undefined, lastSeq: number): boolean {
    return this.#epoch === undefined || epoch !== this.#epoch || lastSeq < this.#state.view.lastSeq;
  }

  async #poll(): Promise<void> {
    if (this.#closed || this.#state.connection === 'live') return;
    try {
      const after = this.#after();
      const page = await this.#ports.listEvents(this.#id, after);
      if (this.#closed || this.#isLive()) return;
      this.#onPage(page, after);
    } catch (error) {
      this.#onPollFailure(error);
    }
  }

  #onPage(page: EventPage, after: number): void {
    if (this.#epoch !== undefined && this.#isStale(page.epoch, page.lastSeq)) {
      this.#epoch = undefined;
      void this.#poll();
      return;
    }
    const isWhole = this.#epoch === undefined && after === 0;
    this.#epoch ??= knownEpoch(page.epoch);
    // While the server cannot read the list, the events seen so far stay.
    const replaces = isWhole && page.items.length > 0;
    this.#change({ connection: 'polling', ...(replaces ? { view: EMPTY_VIEW } : {}) });
    this.#apply(page.items);
    this.#later(POLL_MS, () => void this.#poll());
  }

  #onPollFailure(error: unknown): void {
    if (this.#closed) return;
    if (error instanceof ApiProblem && REJECTIONS.has(error.status)) {
      this.#giveUp();
      return;
    }
    if (error instanceof ConnectionLost && !this.#isLive()) this.#change({ connection: 'offline' });
    this.#later(RETRY_MS, () => void this.#poll());
  }

  #apply(events: readonly LiveEvent[]): void {
    const { view, gap } = stepAll(this.#state.view, events);
    if (view !== this.#state.view) this.#change({ view });
    if (isOver(view)) this.close();
    else if (gap) this.#later(RESUBSCRIBE_MS, () => void (this.#isLive() ? this.#subscribe() : this.#poll()));
  }

  #giveUp(): void {
    this.#change({ notFound: true });
    this.close();
  }

  #isLive(): boolean {
    return this.#state.connection === 'live';
  }

  #later(ms: number, then: () => void): void {
    this.#cancelTimer();
    if (this.#closed) return;
    this.#cancelTimer = this.#ports.schedule(ms, then);
  }

  #change(part: Partial<FollowState>): void {
    this.#state = { ...this.#state, ...part };
    this.#notify(this.#state);
  }
}
