import type { SubscribeAck } from '@hone/contracts';
import type { TeamChange, WatchAck } from '@hone/contracts/hiring';
import { z } from 'zod';
import type { EventLog, Logger } from '@hone/kit';
import type { Backlog } from './backlog.js';
import type { LiveMetrics } from './live-metrics.js';
import type { Identities } from './identities.js';
import type { LiveSocket, Reply } from './live-socket.js';
import type { SubmissionFeed, TeamAccess } from './ports.js';
import { refusal, Subscriptions, type Outlet } from './subscriptions.js';
import type { TeamHub } from './team-hub.js';
import { TeamWatches, watchRefusal } from './team-watches.js';

/** A client with more unread bytes is disconnected; it resumes by event number after it reconnects. */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;
/** Maximum unanswered subscriptions per client. */
const MAX_UNANSWERED = 200;

/** Dependencies of serving a socket. */
export interface ServeOptions {
  readonly log: EventLog;
  readonly feed: SubmissionFeed;
  readonly watchAccess: TeamAccess;
  readonly hub: TeamHub;
  readonly logger: Logger;
  readonly liveMetrics: LiveMetrics;
  readonly identities: Identities;
}

const unsubscribeSchema = z.object({ submission: z.string().max(64) });

/** Serves one client: answers its requests in sequence, and never faster than it reads. */
export function serveSocket(socket: LiveSocket, options: ServeOptions, backlog: Backlog): void {
  const inOrder = createLine(MAX_UNANSWERED);
  const served: Served = {
    socket,
    outlet: createOutlet(socket, backlog, options.liveMetrics),
    inOrder,
    whenRead: (step) =>
      inOrder(async () => {
        await backlog.settled();
        if (socket.connected) await step();
      }),
  };
  serveSubscriptions(served, options);
  serveWatches(served, options);
}

interface TeamOutlet {
  change(change: TeamChange): void;
}

/** Runs a request after those before it; false when too many wait. */
type Line = (step: () => Promise<void>) => boolean;

interface Served {
  readonly socket: LiveSocket;
  readonly outlet: Outlet & TeamOutlet;
  readonly inOrder: Line;
  /** The same, once the client has read what was sent to it. */
  readonly whenRead: Line;
}

function serveSubscriptions({ socket, outlet, inOrder, whenRead }: Served, options: ServeOptions): void {
  const subscriptions = new Subscriptions({
    ...options,
    viewer: socket.data.viewer,
    confirm: () => options.identities.confirm(socket),
    outlet,
  });
  socket.on('subscribe', (payload, reply) => {
    const answer = replyTo<SubscribeAck>(reply);
    const queued = whenRead(async () => {
      const opening = await subscriptions.subscribe(payload);
      answer(opening.ack);
      opening.start();
      // The client may have disconnected while its submission was looked up.
      if (!socket.connected) subscriptions.close();
    });
    if (!queued) answer(refusal('RATE_LIMITED').ack);
  });
  socket.on('unsubscribe', (payload, reply) => {
    const request = unsubscribeSchema.safeParse(payload);
    inOrder(() => {
      if (request.success) subscriptions.unsubscribe(request.data.submission);
      replyTo(reply)({ ok: request.success });
      return Promise.resolve();
    });
  });
  socket.on('disconnect', () => subscriptions.close());
}

function serveWatches({ socket, outlet, inOrder, whenRead }: Served, options: ServeOptions): void {
  const watches = new TeamWatches({
    ...options,
    viewer: socket.data.viewer,
    confirm: () => options.identities.confirm(socket),
    access: options.watchAccess,
    send: (change) => outlet.change(change),
  });
  socket.on('watch', (payload, reply) => {
    const answer = replyTo<WatchAck>(reply);
    const queued = whenRead(async () => {
      answer(await watches.watch(payload));
      // The client may have disconnected while its rights were looked up.
      if (!socket.connected) watches.close();
    });
    if (!queued) answer(watchRefusal('RATE_LIMITED'));
  });
  socket.on('unwatch', (payload, reply) => {
    inOrder(() => {
      replyTo(reply)({ ok: watches.unwatch(payload) });
      return Promise.resolve();
    });
  });
  socket.on('disconnect', () => watches.close());
}

function createOutlet(socket: LiveSocket, backlog: Backlog, liveMetrics: LiveMetrics): Outlet & TeamOutlet {
  /** False when the client reads too slowly; then it is being disconnected. */
  const canRead = (): boolean => {
    if (backlog.bytes() <= MAX_BACKLOG_BYTES) return true;
    if (socket.connected) liveMetrics.cut('backlog');
    socket.conn.close(true);
    return false;
  };
  return {
    cut() {
      liveMetrics.cut('other-epoch');
      socket.conn.close();
    },
    event(event) {
      if (!canRead()) return;
      liveMetrics.sent();
      socket.emit('event', event);
    },
    change(change) {
      if (!canRead()) return;
      liveMetrics.sent();
      socket.emit('change', change);
    },
  };
}

/** The client's callback, if it asked for an answer. */
function replyTo<T>(reply: unknown): Reply<T> {
  return isReply(reply) ? reply : () => undefined;
}

function isReply(reply: unknown): reply is Reply<unknown> {
  return typeof reply === 'function';
}

/** Runs steps in sequence; false when too many are waiting. Steps do not reject. */
function createLine(most: number): Line {
  let waiting = 0;
  let tail = Promise.resolve();
  return (step) => {
    if (waiting >= most) return false;
    waiting += 1;
    tail = tail.then(step).finally(() => {
      waiting -= 1;
    });
    return true;
  };
}
