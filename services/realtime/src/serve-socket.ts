import type { SubscribeAck } from '@hone/contracts';
import { z } from 'zod';
import type { EventLog, Logger } from '@hone/kit';
import type { Backlog } from './backlog.js';
import type { LiveMetrics } from './live-metrics.js';
import type { Identities } from './identities.js';
import type { LiveSocket, Reply } from './live-socket.js';
import type { SubmissionFeed } from './ports.js';
import { refusal, Subscriptions, type Outlet } from './subscriptions.js';

/** A client with more unread bytes is disconnected; it resumes by event number after it reconnects. */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;
/** Maximum unanswered subscriptions per client. */
const MAX_UNANSWERED = 200;

/** Dependencies of serving a socket. */
export interface ServeOptions {
  readonly log: EventLog;
  readonly feed: SubmissionFeed;
  readonly logger: Logger;
  readonly figures: LiveMetrics;
  readonly identities: Identities;
}

const unsubscribeSchema = z.object({ submission: z.string().max(64) });

/** Serves one client: answers its requests in sequence, and never faster than it reads. */
export function serveSocket(socket: LiveSocket, options: ServeOptions, backlog: Backlog): void {
  const { feed, log, logger, figures, identities } = options;
  const subscriptions = new Subscriptions({
    viewer: socket.data.viewer,
    confirm: () => identities.confirm(socket),
    feed,
    log,
    logger,
    figures,
    outlet: createOutlet(socket, backlog, figures),
  });
  const inOrder = createLine(MAX_UNANSWERED);

  socket.on('subscribe', (payload, reply) => {
    const answer: Reply<SubscribeAck> = isReply(reply) ? reply : () => undefined;
    const queued = inOrder(async () => {
      await backlog.settled();
      if (!socket.connected) return;
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
      if (isReply(reply)) reply({ ok: request.success });
      return Promise.resolve();
    });
  });
  socket.on('disconnect', () => subscriptions.close());
}

function createOutlet(socket: LiveSocket, backlog: Backlog, figures: LiveMetrics): Outlet {
  return {
    cut() {
      figures.cut('other-epoch');
      socket.conn.close();
    },
    event(event) {
      if (backlog.bytes() > MAX_BACKLOG_BYTES) {
        if (socket.connected) figures.cut('backlog');
        socket.conn.close(true);
        return;
      }
      figures.sent();
      socket.emit('event', event);
    },
  };
}

function isReply(reply: unknown): reply is Reply<unknown> {
  return typeof reply === 'function';
}

/** Runs steps in sequence; false when too many are waiting. Steps do not reject. */
function createLine(most: number): (step: () => Promise<void>) => boolean {
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
