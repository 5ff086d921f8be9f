import {
  ERRORS,
  isTerminal,
  subscribeSchema,
  type ErrorCode,
  type LiveEvent,
  type Subscribe,
  type SubscribeAck,
} from '@hone/contracts';
import type { EventLog, Logger } from '@hone/kit';
import type { LiveMetrics } from './live-metrics.js';
import type { FoundSubmission, SubmissionFeed, Viewer } from './ports.js';

/** The connection to one client. */
export interface Outlet {
  event(event: LiveEvent): void;
  /** Closes the connection, so that the client reconnects and reports its position. */
  cut(): void;
}

export interface SubscriptionsOptions {
  readonly viewer: Viewer;
  /** Whether the viewer's identity is unchanged; if not, the connection is being closed. */
  readonly confirm: () => Promise<boolean>;
  readonly feed: SubmissionFeed;
  readonly log: EventLog;
  readonly outlet: Outlet;
  readonly logger: Logger;
  readonly liveMetrics: LiveMetrics;
}

/** The answer to `subscribe`; call `start` after it was sent, to send the events. */
export interface Opening {
  readonly ack: SubscribeAck;
  start(): void;
}

interface Subscription {
  closed: boolean;
  stop: (() => void) | undefined;
}

/** Maximum subscriptions per socket. */
export const MAX_SUBSCRIPTIONS = 100;

/** Epoch of recorded events whose log no longer exists. */
const RECORDED_EPOCH = 'recorded';
/** Epoch before the log has begun. */
const NO_EPOCH = '';
/** Never matches an event number, so that a read returns only the log's metadata. */
const BEYOND_EVERY_EVENT = Number.MAX_SAFE_INTEGER;

/** The subscriptions of one client: replay from its position, then new events, without gaps or duplicates. */
export class Subscriptions {
  private readonly options: SubscriptionsOptions;
  private readonly open = new Map<string, Subscription>();

  constructor(options: SubscriptionsOptions) {
    this.options = options;
  }

  /** Prepares a subscription; replaces an earlier one of the same client and submission. */
  async subscribe(payload: unknown): Promise<Opening> {
    const request = subscribeSchema.safeParse(payload);
    if (!request.success) return refusal('SUBSCRIBE_INVALID');
    const { submission } = request.data;
    this.end(submission);
    if (this.open.size >= MAX_SUBSCRIPTIONS) return refusal('RATE_LIMITED');
    try {
      if (!(await this.options.confirm())) return refusal('AUTH_REQUIRED');
      const found = await this.options.feed.find(submission, this.options.viewer);
      if (found === undefined) return refusal('SUBMISSION_NOT_FOUND');
      if (found.events) return this.replay(request.data, found, found.events);
      return await this.follow(request.data, found);
    } catch (error) {
      this.options.logger.error({ err: error, submission }, 'could not open a subscription');
      return refusal('SERVICE_UNAVAILABLE');
    }
  }

  unsubscribe(submission: string): void {
    this.end(submission);
  }

  close(): void {
    for (const submission of [...this.open.keys()]) this.end(submission);
  }

  private replay(request: Subscribe, found: FoundSubmission, events: readonly LiveEvent[]): Opening {
    const epoch = found.epoch ?? RECORDED_EPOCH;
    const lastSeq = events.at(-1)?.seq ?? found.lastSeq;
    const from = startOf(request, epoch, lastSeq);
    const start = () => {
      const missing = events.filter((event) => event.seq > from);
      this.options.liveMetrics.replayed(missing.length);
      for (const event of missing) this.options.outlet.event(event);
    };
    return { ack: { ok: true, status: found.status, lastSeq, epoch }, start };
  }

  private async follow(request: Subscribe, found: FoundSubmission): Promise<Opening> {
    const { submission } = request;
    const reading = await this.options.log.read(submission, BEYOND_EVERY_EVENT);
    const epoch = reading.epoch ?? NO_EPOCH;
    const from = startOf(request, epoch, reading.lastSeq);
    const subscription: Subscription = { closed: false, stop: undefined };
    this.open.set(submission, subscription);
    this.options.liveMetrics.subscribed();
    const start = () => {
      this.attach(submission, from, epoch, subscription).catch((error: unknown) => {
        this.options.logger.error({ err: error, submission }, 'could not follow a submission');
        if (!subscription.closed) this.options.outlet.cut();
      });
    };
    return { ack: { ok: true, status: found.status, lastSeq: reading.lastSeq, epoch }, start };
  }

  private async attach(
    submission: string,
    from: number,
    epochSeen: string,
    subscription: Subscription,
  ): Promise<void> {
    const { outlet, log } = this.options;
    const onEpoch = () => {
      if (subscription.closed) return;
      this.end(submission);
      outlet.cut();
    };
    const onEvent = (event: LiveEvent, epoch: string) => {
      if (subscription.closed) return;
      // The client's numbers belong to another epoch than this event; the client must discard its events.
      if (epochSeen !== NO_EPOCH && epoch !== epochSeen) return onEpoch();
      outlet.event(event);
      if (isTerminal(event)) this.end(submission);
    };
    const stop = await log.follow(submission, from, onEvent, onEpoch);
    subscription.stop = stop;
    if (subscription.closed) stop();
  }

  private end(submission: string): void {
    const subscription = this.open.get(submission);
    if (!subscription) return;
    this.open.delete(submission);
    this.options.liveMetrics.unsubscribed();
    subscription.closed = true;
    subscription.stop?.();
  }
}

/**
 * The number after which events are sent: 0 when the client's position belongs to a lost log. A client that
 * subscribed before the log began has no epoch.
 */
function startOf({ epoch: named = NO_EPOCH, ...request }: Subscribe, epoch: string, lastSeq: number): number {
  const isOtherEpoch = named !== NO_EPOCH && named !== epoch;
  return isOtherEpoch || request.after > lastSeq ? 0 : request.after;
}

/** The answer that rejects a subscription with an error code. */
export function refusal(code: ErrorCode): Opening {
  return { ack: { ok: false, error: { code, message: ERRORS[code].message } }, start: () => undefined };
}
