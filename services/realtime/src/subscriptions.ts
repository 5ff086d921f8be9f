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

/** One client's end of the line. */
export interface Outlet {
  event(event: LiveEvent): void;
  /** Cuts the connection, so that the client comes back and says where it stands. */
  cut(): void;
}

export interface SubscriptionsOptions {
  readonly viewer: Viewer;
  /** Whether the viewer still is who they were; the connection is being cut when not. */
  readonly confirm: () => Promise<boolean>;
  readonly feed: SubmissionFeed;
  readonly log: EventLog;
  readonly outlet: Outlet;
  readonly logger: Logger;
  readonly figures: LiveMetrics;
}

/** Answer to `subscribe`; `start` sends the events and is to be called after the answer went out. */
export interface Opening {
  readonly ack: SubscribeAck;
  start(): void;
}

interface Subscription {
  closed: boolean;
  stop: (() => void) | undefined;
}

/** Submissions that one socket may follow at once. */
export const MAX_SUBSCRIPTIONS = 100;

/** Epoch of recorded events whose log is not known any more. */
const RECORDED_EPOCH = 'recorded';
/** Epoch told before the log has begun. */
const NO_EPOCH = '';
/** Reads only what belongs to a log beside its events. */
const BEYOND_EVERY_EVENT = Number.MAX_SAFE_INTEGER;

/** What one client follows: replay from where it stands, then everything that comes, without gap or duplicate. */
export class Subscriptions {
  private readonly options: SubscriptionsOptions;
  private readonly open = new Map<string, Subscription>();

  constructor(options: SubscriptionsOptions) {
    this.options = options;
  }

  /** Prepares a subscription; one that the client had for the same submission ends. */
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
      this.options.figures.replayed(missing.length);
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
    this.options.figures.subscribed();
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
      // The client numbers by another life of the log than this event: only it knows what to forget.
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
    this.options.figures.unsubscribed();
    subscription.closed = true;
    subscription.stop?.();
  }
}

/**
 * Number after which a client is to be told: from the start when it stands in a log that is gone. Who subscribed before
 * the log began was told no epoch, and names none.
 */
function startOf({ epoch: named = NO_EPOCH, ...request }: Subscribe, epoch: string, lastSeq: number): number {
  const isOtherEpoch = named !== NO_EPOCH && named !== epoch;
  return isOtherEpoch || request.after > lastSeq ? 0 : request.after;
}

/** The answer that refuses a subscription for a reason of the catalogue. */
export function refusal(code: ErrorCode): Opening {
  return { ack: { ok: false, error: { code, message: ERRORS[code].message } }, start: () => undefined };
}
