import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { ERRORS, type ErrorCode } from '@hone/contracts';
import type { EventLog, Logger, Metrics } from '@hone/kit';
import { Server } from 'socket.io';
import { watchBacklog } from './backlog.js';
import { createClusterAdapter } from './cluster.redis.js';
import { createLiveFigures, type LiveFigures } from './figures.js';
import { findBearer, isForeign } from './handshake.js';
import { createIdentities, type Identities } from './identities.js';
import type { LiveNamespace, LiveServer, LiveSocket } from './live-socket.js';
import type { Authenticator, SubmissionFeed } from './ports.js';
import { serveSocket } from './serve-socket.js';

export interface RealtimeOptions {
  readonly log: EventLog;
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Origins of our own beside the one that is served: `https://…`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Longest time that a socket outlives its session, in milliseconds. */
  readonly recheckMs?: number | undefined;
  /** Set when several realtime processes stand behind one address. */
  readonly cluster?: { readonly redisUrl: string; readonly prefix?: string | undefined } | undefined;
}

/** The gateway on an HTTP server. */
export interface Realtime {
  /** Sockets connected to this process. */
  sockets(): number;
  /**
   * Tells all clients that it closes and cuts their connections, so that they come back elsewhere; the HTTP server
   * stays its owner's, who should stop listening before.
   */
  close(): Promise<void>;
}

/** The largest thing a client has to say is a token. */
const MAX_MESSAGE_BYTES = 8 * 1024;

/** How long a connection may take to hand over what was written to it last, in milliseconds. */
const LAST_WORDS_MS = 1000;

/**
 * Closes each connection behind what was written to it; one in the middle of an upgrade holds it back until that is
 * over. Connections, not sockets: clients come back by themselves only after the former.
 */
async function closeConnections(live: LiveNamespace): Promise<void> {
  const gone = [...live.sockets.values()].map(
    (socket) => new Promise((resolve) => socket.once('disconnect', resolve)),
  );
  for (const socket of live.sockets.values()) socket.conn.close();
  const patience = new AbortController();
  await Promise.race([
    Promise.all(gone),
    setTimeout(LAST_WORDS_MS, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
}

/** Serves Socket.IO at `/socket.io` of an HTTP server, namespace `/live`. */
export function attachRealtime(httpServer: HttpServer, options: RealtimeOptions): Realtime {
  const allowed = options.allowedOrigins ?? [];
  const server: LiveServer = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      const refused = ridesOnCookie(request, allowed);
      decide(refused ? ERRORS.REQUEST_ORIGIN_UNKNOWN.message : null, !refused);
    },
  });
  const onError = (error: Error) => options.logger.warn({ err: error }, 'the realtime cluster lost Redis');
  const cluster = options.cluster && createClusterAdapter({ ...options.cluster, onError });
  if (cluster) server.adapter(cluster.adapter);
  server.of('/').use((_socket, next) => next(connectError('ROUTE_NOT_FOUND')));
  const live: LiveNamespace = server.of('/live');
  const figures = createLiveFigures(options.metrics, () => live.sockets.size);
  const identities = createIdentities({ ...options, figures });
  live.use((socket, next) => void admit(socket, { ...options, identities, figures }, next));
  live.on('connection', (socket) =>
    serveSocket(socket, { ...options, identities, figures }, watchBacklog(socket.conn)),
  );
  return {
    sockets: () => live.sockets.size,
    async close() {
      identities.close();
      for (const _ of live.sockets) figures.cut('shutdown');
      live.local.emit('closing', { reason: 'restart' });
      await closeConnections(live);
      server.engine.close();
      await live.adapter.close();
      await cluster?.close();
    },
  };
}

/**
 * A foreign page may not use the cookie that the browser adds. Without a cookie the handshake goes on to the
 * namespace, the first place that sees a token sent as `auth.token`.
 */
function ridesOnCookie(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { headers } = request;
  return isForeign(headers, allowed) && headers.cookie !== undefined && findBearer(headers) === undefined;
}

type Next = Parameters<Parameters<LiveNamespace['use']>[0]>[1];

/** Finds out who connects. When the platform cannot tell, the connection is cut: clients try again by themselves. */
async function admit(
  socket: LiveSocket,
  options: RealtimeOptions & { readonly identities: Identities; readonly figures: LiveFigures },
  next: Next,
): Promise<void> {
  const { headers } = socket.handshake;
  const token = tokenOf(socket) ?? findBearer(headers);
  if (token === undefined && isForeign(headers, options.allowedOrigins ?? [])) {
    return next(connectError('REQUEST_ORIGIN_UNKNOWN'));
  }
  try {
    const credentials = token === undefined ? { cookie: headers.cookie } : { token };
    await options.identities.learn(socket, credentials);
    next();
  } catch (error) {
    options.logger.error({ err: error }, 'a socket could not be authenticated');
    options.figures.cut('not-authenticated');
    socket.conn.close();
  }
}

function tokenOf(socket: LiveSocket): string | undefined {
  const token: unknown = Reflect.get(socket.handshake.auth, 'token');
  return typeof token === 'string' && token !== '' && token.length <= 512 ? token : undefined;
}

/** A refusal as Socket.IO tells it: `connect_error` with `data.code`. */
function connectError(code: ErrorCode): Error {
  return Object.assign(new Error(ERRORS[code].message), { data: { code, status: ERRORS[code].status } });
}
