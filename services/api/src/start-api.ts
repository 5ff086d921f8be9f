import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  openProcess,
  parseConfig,
  type Channel,
  type Environment,
  type EventLog,
  type Logger,
  type Metrics,
} from '@hone/kit';
import { createAdapters } from './adapters.js';
import { apiConfigSchema } from './config.js';
import { createApi } from './create-api.js';
import type { Authenticator } from './features/sessions/authenticator.js';
import type { Handshakes } from './http/handshakes.js';
import type { SubmissionFeed } from './features/submissions/feed.js';
import type { WatchAccess } from './features/team-live/watch-access.js';

/** A running api, and what a live gateway in the same process needs. */
export interface StartedApi {
  readonly httpServer: Server;
  readonly url: string;
  readonly eventLog: EventLog;
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly handshakes: Handshakes;
  readonly watchAccess: WatchAccess;
  readonly teamChanges: Channel;
  readonly redisUrl: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Stops accepting requests, ends streams, finishes work in progress, disconnects. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Called before the server listens, to attach more to it. What it returns is closed first. */
  readonly attach?: (started: Omit<StartedApi, 'url' | 'close'>) => () => Promise<void>;
}

const IDLE_GRACE_MS = 5_000;

/**
 * Starts the api from environment variables; resolves when it listens. It also starts while its servers are
 * down and reports that under `/readyz`. Throws `CONFIG_INVALID` with every invalid variable.
 */
export async function startApi(env: Environment, options: StartOptions = {}): Promise<StartedApi> {
  const config = parseConfig(apiConfigSchema, env);
  const base = await openProcess({ service: 'api', config });
  const { logger, metrics, shutdown } = base;
  const adapters = createAdapters({ ...base, config });
  const api = createApi(adapters);
  const httpServer = createServer(api.app);
  const { feed, authenticator, handshakes, watchAccess } = api;
  const parts = {
    httpServer,
    eventLog: adapters.log,
    feed,
    authenticator,
    handshakes,
    watchAccess,
    teamChanges: adapters.teamChanges,
    redisUrl: config.REDIS_URL,
    logger,
    metrics,
  };
  shutdown.add('background work', () => api.close());
  const connections = trackConnections(httpServer);
  shutdown.add('HTTP server', () => connections.drained());
  shutdown.add('event streams', () => api.services.streams.close());
  const detach = options.attach?.(parts);
  if (detach) shutdown.add('attached', detach);
  // Stop listening first, so that disconnected clients reconnect to another process.
  shutdown.add('listening', () => connections.stop());
  try {
    await listen(httpServer, config.HONE_PORT, config.HONE_HOST);
  } catch (error) {
    await shutdown.run('could not open the port');
    throw error;
  }
  api.start();
  shutdown.listen();
  const url = urlOf(httpServer);
  logger.info({ url }, 'api is listening');
  return { ...parts, url, close: async () => void (await shutdown.run('closed')) };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface ConnectionTracker {
  /** Stops accepting connections. */
  stop(): void;
  /** Resolves when all requests are answered; then closes the remaining connections. */
  drained(): Promise<void>;
}

/** A kept-alive connection would be reused and then cut off in the middle of a request. */
const closeAfterResponse = (response: ServerResponse): void => {
  if (!response.headersSent) response.setHeader('Connection', 'close');
};

function trackConnections(server: Server): ConnectionTracker {
  let left = Promise.resolve();
  const inside = new Set<ServerResponse>();
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (!server.listening) return closeAfterResponse(response);
    inside.add(response);
    response.once('close', () => inside.delete(response));
  });
  return {
    stop() {
      if (!server.listening) return;
      left = new Promise((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      for (const response of inside) closeAfterResponse(response);
    },
    async drained() {
      // Connections of streams that just ended are idle, too.
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), IDLE_GRACE_MS);
      await left;
      clearTimeout(cut);
    },
  };
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
