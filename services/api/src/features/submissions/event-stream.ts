import { isTerminal, type LiveEvent } from '@hone/contracts';
import { AppError, type EventLog, type Logger } from '@hone/kit';
import type { Response } from 'express';
import type { Stories, Story } from './stories.js';

/** Whether whoever opened a stream may still read it. Rejects when nobody can tell at the moment. */
type MayRead = () => Promise<boolean>;

export interface EventStreams {
  /**
   * Sends what was told after `after`, then what follows, until the terminal event or the client's leaving. Throws
   * `RATE_LIMITED` when the user has too many streams open. `mayRead` is asked again and again: a session or token that
   * ended, ends the stream.
   */
  open(response: Response, story: Story, after: number, mayRead: MayRead): Promise<void>;
  /** Ends all streams; clients connect again, elsewhere, with their last number. */
  close(): void;
}

export interface EventStreamOptions {
  readonly stories: Stories;
  readonly log: EventLog;
  readonly logger: Logger;
  /** Keeps proxies from closing the connection, finds endings that the live log missed, and sessions that ended. */
  readonly heartbeatMs: number;
}

/** Streams that one user may have open in this process. */
const MAX_STREAMS = 50;
const RETRY_SECONDS = 5;
const RECONNECT_MS = 1_000;

/** Server-sent events whose `id` is the number of the event. */
export function createEventStreams(options: EventStreamOptions): EventStreams {
  const open = new Set<EventStream>();
  return {
    async open(response, story, after, mayRead) {
      const { user } = story.record;
      const own = [...open].filter((stream) => stream.user === user);
      if (own.length >= MAX_STREAMS) throw new AppError('RATE_LIMITED', { retryAfterSeconds: RETRY_SECONDS });
      const stream = new EventStream(options, { response, story, mayRead }, after);
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
  private readonly story: Story;
  private readonly mayRead: MayRead;
  private last: number;
  private ended = false;
  private leave: (() => void) | undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    options: EventStreamOptions,
    { response, story, mayRead }: { response: Response; story: Story; mayRead: MayRead },
    after: number,
  ) {
    this.options = options;
    this.response = response;
    this.story = story;
    this.mayRead = mayRead;
    this.last = after;
  }

  get user(): string {
    return this.story.record.user;
  }

  async begin(): Promise<void> {
    const { story, options } = this;
    if (story.final !== undefined) return this.sendRecorded(story.events);
    // Followed before the headers are sent: while Redis is away the client gets a problem document.
    const early: (() => void)[] = [];
    let later = (send: () => void): void => void early.push(send);
    const leave = await options.log.follow(
      story.record.id,
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

  /** Ends a stream that has more to tell: its client comes back with its last number, to whoever listens then. */
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

  /** 204 tells a browser that has everything not to connect again. */
  private sendRecorded(events: readonly LiveEvent[]): void {
    if (events.some(({ seq }) => seq > this.last)) this.head();
    else this.response.status(204);
    this.sendAll(events);
  }

  private sendAll(events: readonly LiveEvent[]): void {
    for (const event of events.filter(({ seq }) => seq > this.last)) this.send(event);
    this.end();
  }

  /** A finished submission whose live log is gone is completed from the record; nobody reads on after signing out. */
  private async beat(): Promise<void> {
    const { stories, logger } = this.options;
    const { id, user } = this.story.record;
    try {
      if (!(await this.mayRead())) return this.end();
      if (!this.ended) this.response.write(': keep-alive\n\n');
      const story = await stories.find(id, user);
      if (story?.final !== undefined && !this.ended) this.sendAll(story.events);
    } catch (error) {
      logger.warn({ err: error, submission: id }, 'an event stream could not check its submission');
    }
  }
}
