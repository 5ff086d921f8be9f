import { isTerminal, type LiveEvent } from '@hone/contracts';
import { AppError, type EventLog, type Logger } from '@hone/kit';
import type { Response } from 'express';
import type { SubmissionHistories, SubmissionHistory } from './submission-histories.js';

/** Whether the client of a stream may still read it. Rejects when that cannot be checked now. */
type MayRead = () => Promise<boolean>;

export interface EventStreams {
  /**
   * Sends the events after `after`, then new ones, until the terminal event or until the client disconnects.
   * Throws `RATE_LIMITED` when the user has too many open streams. `mayRead` is checked repeatedly: the
   * stream ends with its session or token.
   */
  open(response: Response, history: SubmissionHistory, after: number, mayRead: MayRead): Promise<void>;
  /** Ends all streams; clients reconnect elsewhere with their last event number. */
  close(): void;
}

export interface EventStreamOptions {
  readonly histories: SubmissionHistories;
  readonly log: EventLog;
  readonly logger: Logger;
  /**
   * Keeps proxies from closing the connection, and detects terminal events that the live log missed and
   * sessions that ended.
   */
  readonly heartbeatMs: number;
}

/** Open streams per user in this process. */
const MAX_STREAMS = 50;
const RETRY_SECONDS = 5;
const RECONNECT_MS = 1_000;

/** Server-sent events; the `id` is the event number. */
export function createEventStreams(options: EventStreamOptions): EventStreams {
  const open = new Set<EventStream>();
  return {
    async open(response, history, after, mayRead) {
      const { user } = history.record;
      const own = [...open].filter((stream) => stream.user === user);
      if (own.length >= MAX_STREAMS) throw new AppError('RATE_LIMITED', { retryAfterSeconds: RETRY_SECONDS });
      const stream = new EventStream(options, { response, history, mayRead }, after);
      open.add(stream);
      response.on('close', () => {
        open.delete(stream);
        stream.end();
      });
      await stream.begin();
    },
    close() {
      for (const stream of open) stream.dismiss();
    },
  };
}

class EventStream {
  private readonly options: EventStreamOptions;
  private readonly response: Response;
  private readonly history: SubmissionHistory;
  private readonly mayRead: MayRead;
  private last: number;
  private ended = false;
  private leave: (() => void) | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    options: EventStreamOptions,
    { response, history, mayRead }: { response: Response; history: SubmissionHistory; mayRead: MayRead },
    after: number,
  ) {
    this.options = options;
    this.response = response;
    this.history = history;
    this.mayRead = mayRead;
    this.last = after;
  }

  get user(): string {
    return this.history.record.user;
  }

  async begin(): Promise<void> {
    const { history, options } = this;
    if (history.final !== undefined) return this.sendRecorded(history.events);
    // Follow before sending the headers: while Redis is down, the client gets a problem document.
    const early: (() => void)[] = [];
    let later = (send: () => void): void => void early.push(send);
    const leave = await options.log.follow(
      history.record.id,
      this.last,
      (event) => later(() => this.send(event)),
      () => later(() => (this.last = 0)),
    );
    if (this.ended) return leave();
    this.leave = leave;
    this.head();
    this.heartbeat = setInterval(() => void this.beat(), options.heartbeatMs);
    later = (send) => send();
    for (const send of early) send();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    clearInterval(this.heartbeat);
    this.leave?.();
    this.response.end();
  }

  /** Ends an unfinished stream: its client reconnects with its last event number. */
  dismiss(): void {
    if (!this.ended && this.response.headersSent)
      this.response.write(': server shutting down; reconnect\n\n');
    this.end();
  }

  private head(): void {
    this.response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.response.flushHeaders();
    this.response.write(`retry: ${RECONNECT_MS}\n\n`);
  }

  private send(event: LiveEvent): void {
    if (this.ended) return;
    this.last = event.seq;
    this.response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
    if (isTerminal(event)) this.end();
  }

  /** 204 keeps a browser that has all events from reconnecting. */
  private sendRecorded(events: readonly LiveEvent[]): void {
    if (events.some(({ seq }) => seq > this.last)) this.head();
    else this.response.status(204);
    this.sendAll(events);
  }

  private sendAll(events: readonly LiveEvent[]): void {
    for (const event of events.filter(({ seq }) => seq > this.last)) this.send(event);
    this.end();
  }

  /**
   * Completes a finished submission from its record when the live log is gone, and stops after a sign-out.
   */
  private async beat(): Promise<void> {
    const { histories, logger } = this.options;
    const { id, user } = this.history.record;
    try {
      if (!(await this.mayRead())) return this.end();
      if (!this.ended) this.response.write(': keep-alive\n\n');
      const history = await histories.find(id, user);
      if (history?.final !== undefined && !this.ended) this.sendAll(history.events);
    } catch (error) {
      logger.warn({ err: error, submission: id }, 'an event stream could not check its submission');
    }
  }
}
