import type { Server as HttpServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { AppError, type Channel, type EventLog, type Logger, type Metrics } from '@hone/kit';
import { Server } from 'socket.io';
import { watchBacklog } from './backlog.js';
import { createClusterAdapter } from './cluster.redis.js';
import { createLiveMetrics } from './live-metrics.js';
import { createAdmission, type Admission } from './admission.js';
import { createIdentities } from './identities.js';
import type { LiveNamespace, LiveServer, LiveSocket } from './live-socket.js';
import type { Authenticator, Handshakes, SubmissionFeed, TeamAccess } from './ports.js';
import { serveSocket } from './serve-socket.js';
import { createTeamHub } from './team-hub.js';
import { createMemoryConnectionSlots } from './connection-slots.memory.js';
import { createRedisConnectionSlots } from './connection-slots.redis.js';

export interface RealtimeOptions {
  readonly log: EventLog;
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly handshakes: Handshakes;
  readonly watchAccess: TeamAccess;
  /** Notices from the api of what hiring teams watch. */
  readonly teamChanges: Pick<Channel, 'listen'>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Additional origins that may connect: `https://…`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** How long a socket may outlive its session, in milliseconds. */
  readonly recheckMs?: number | undefined;
  /** Set when several realtime processes share one address. */
  readonly cluster?: { readonly redisUrl: string; readonly prefix?: string | undefined } | undefined;
}

/** The gateway on an HTTP server. */
export interface Realtime {
  /** Sockets connected to this process. */
  sockets(): number;
  /**
   * Notifies all clients and closes their connections, so that they reconnect elsewhere. The owner should
   * stop the HTTP server from listening first.
   */
  close(): Promise<void>;
}

/** The largest client message is a token. */
const MAX_MESSAGE_BYTES = 8 * 1024;

/** How long a connection may take to flush its last messages, in milliseconds. */
const CLOSE_GRACE_MS = 1000;

/**
 * Closes each connection after its pending messages; a connection in a transport upgrade delays this until
 * the upgrade is over. Closes connections, not sockets, because only then clients reconnect by themselves.
 */
async function closeConnections(live: LiveNamespace): Promise<void> {
  const gone = [...live.sockets.values()].map(
    (socket) => new Promise((resolve) => socket.once('disconnect', resolve)),
  );
  for (const socket of live.sockets.values()) socket.conn.close();
  const timeout = new AbortController();
  await Promise.race([
    Promise.all(gone),
    setTimeout(CLOSE_GRACE_MS, undefined, { signal: timeout.signal }).catch(() => undefined),
  ]);
  timeout.abort();
}

/** State shared by the processes of a cluster; a single process keeps it in memory. */
function openCluster({ cluster, logger }: RealtimeOptions) {
  if (cluster === undefined) return { slots: createMemoryConnectionSlots(), adapter: undefined };
  const onError = (error: Error) =>
    logger.warn({ err: error }, 'the realtime cluster lost its Redis connection');
  return {
    slots: createRedisConnectionSlots({ ...cluster, onError }),
    adapter: createClusterAdapter({ ...cluster, onError }),
  };
}

/** Serves Socket.IO at `/socket.io` of an HTTP server, namespace `/live`. */
export function attachRealtime(httpServer: HttpServer, options: RealtimeOptions): Realtime {
  const server: LiveServer = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 10_000,
    allowRequest: (request, decide) =>
      void admission.checkHandshake(request).then((error) => decide(error?.message, error === undefined)),
  });
  const { slots, adapter } = openCluster(options);
  if (adapter) server.adapter(adapter.adapter);
  server.of('/').use((_socket, next) => next(connectError(new AppError('ROUTE_NOT_FOUND'))));
  const live: LiveNamespace = server.of('/live');
  const liveMetrics = createLiveMetrics(options.metrics, () => live.sockets.size);
  const identities = createIdentities({ ...options, liveMetrics });
  const hub = createTeamHub(options.teamChanges, options.logger);
  const { allowedOrigins = [] } = options;
  const admission = createAdmission({ ...options, allowedOrigins, identities, slots, liveMetrics });
  live.use((socket, next) => void admit(admission, socket, next));
  live.on('connection', (socket) =>
    serveSocket(socket, { ...options, identities, hub, liveMetrics }, watchBacklog(socket.conn)),
  );
  return {
    sockets: () => live.sockets.size,
    async close() {
      identities.close();
      hub.close();
      for (const _ of live.sockets) liveMetrics.cut('shutdown');
      live.local.emit('closing', { reason: 'restart' });
      await closeConnections(live);
      server.engine.close();
      await live.adapter.close();
      await Promise.all([adapter?.close(), slots.close()]);
    },
  };
}

type Next = Parameters<Parameters<LiveNamespace['use']>[0]>[1];

async function admit(admission: Admission, socket: LiveSocket, next: Next): Promise<void> {
  const answer = await admission.admit(socket);
  if (answer === 'cut') socket.conn.close();
  else next(answer === 'admitted' ? undefined : connectError(answer));
}

/** An error as Socket.IO sends it: `connect_error` with `data.code`. */
function connectError({ code, status, message, retryAfterSeconds }: AppError): Error {
  return Object.assign(new Error(message), { data: { code, status, retryAfterSeconds } });
}
