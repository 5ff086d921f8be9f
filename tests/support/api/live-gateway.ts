import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { liveEventSchema, type EventBody, type LiveEvent, type SubscribeAck } from '@hone/contracts';
import { createMetrics, createRedisEventLog, type EventLog, type Metrics } from '@hone/kit';
import { createMemoryChannel, createSilentLogger } from '@hone/kit/testing';
import { attachRealtime, type Credentials, type FoundSubmission, type Realtime } from '@hone/realtime';
import { createHandshakes } from '../../../services/api/src/http/handshakes.js';
import { createMemoryRateLimits } from '../../../services/api/src/http/rate-limits.redis.js';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { ownPrefix, redisUrl } from '../servers/infrastructure.js';

/** A gateway on real Redis; two maps play the api's side. */
export interface LiveGateway {
  readonly url: string;
  readonly prefix: string;
  /** Another process's handle on the live log. */
  readonly log: EventLog;
  readonly realtime: Realtime;
  readonly metrics: Metrics;
  /** Submissions by `owner/id`, as the api knows them. */
  readonly submissions: Map<string, FoundSubmission>;
  /** Users whose sessions and tokens have ended, and whether authentication works at all. */
  readonly sessions: { readonly ended: Set<string>; away: boolean };
  /** The credentials that clients sent. */
  readonly credentials: Credentials[];
  connect(options?: Partial<ManagerOptions & SocketOptions>): Socket;
  close(): Promise<void>;
}

const USER_COOKIE = /session=([a-z]+)/;

/** Cookies `session=<user>` and tokens `token-<user>` name the user. */
function userOf({ cookie, token }: Credentials): { user: string } | undefined {
  const user = token?.replace('token-', '') ?? USER_COOKIE.exec(cookie ?? '')?.[1];
  return user === undefined ? undefined : { user };
}

export interface GatewaySettings {
  readonly recheckMs?: number;
  /** Multiplies the limits of handshakes; nothing is counted without it. */
  readonly limitFactor?: number;
  /** Shares slots with other gateways of the same prefix. */
  readonly cluster?: { readonly redisUrl: string; readonly prefix: string };
}

export async function openLiveGateway(settings: GatewaySettings = {}): Promise<LiveGateway> {
  const prefix = ownPrefix();
  const submissions = new Map<string, FoundSubmission>();
  const credentials: Credentials[] = [];
  const sessions = { ended: new Set<string>(), away: false };
  const sockets: Socket[] = [];
  const log = createRedisEventLog({ redisUrl: redisUrl(), prefix });
  const own = createRedisEventLog({ redisUrl: redisUrl(), prefix });
  const metrics = createMetrics({ service: 'realtime' });
  const limits = createMemoryRateLimits({ factor: settings.limitFactor ?? 1_000 });
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  const realtime = attachRealtime(httpServer, {
    ...settings,
    handshakes: createHandshakes(limits, () => false),
    log: own,
    logger: createSilentLogger(),
    metrics,
    feed: { find: (id, viewer) => Promise.resolve(submissions.get(`${viewer.user ?? ''}/${id}`)) },
    // Hiring teams are tested with the real api: `tests/integration/team-live.test.ts`.
    watchAccess: { check: () => Promise.resolve({ ok: false, code: 'WORKSPACE_NOT_FOUND' }) },
    teamChanges: createMemoryChannel(),
    authenticator: {
      authenticate(given) {
        credentials.push(given);
        if (sessions.away) return Promise.reject(new Error('the database is away'));
        const known = userOf(given);
        return Promise.resolve(known !== undefined && sessions.ended.has(known.user) ? undefined : known);
      },
    },
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  return {
    url,
    prefix,
    log,
    realtime,
    metrics,
    submissions,
    sessions,
    credentials,
    connect(options = {}) {
      const socket = io(`${url}/live`, { forceNew: true, reconnectionDelay: 20, ...options });
      sockets.push(socket);
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await realtime.close();
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
      await Promise.all([log.close(), own.close()]);
    },
  };
}

/** What a signed-in browser sends. */
export const asUser = (user: string): Partial<ManagerOptions & SocketOptions> => ({
  extraHeaders: { cookie: `session=${user}` },
});

export const line = (text: string): EventBody => ({ type: 'grading.log', data: { stream: 'info', text } });

export const finished: EventBody = {
  type: 'grading.finished',
  data: { verdict: 'accepted', reason: null, score: null },
};

export async function appendLines(log: EventLog, submission: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await log.append(submission, 1, line(`line ${index}`));
}

export const numbers = (events: readonly LiveEvent[]): number[] => events.map((event) => event.seq);

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

export async function subscribe(socket: Socket, payload: unknown): Promise<SubscribeAck> {
  return (await socket.timeout(30_000).emitWithAck('subscribe', payload)) as SubscribeAck;
}

/** Collects the events that a socket receives. */
export function collect(socket: Socket): LiveEvent[] {
  const events: LiveEvent[] = [];
  socket.on('event', (raw: unknown) => events.push(liveEventSchema.parse(raw)));
  return events;
}

/** A client that follows the contract: it reconnects by itself and reports its position. */
export function followSubmission(
  socket: Socket,
  submission: string,
): { events: LiveEvent[]; epochs: string[] } {
  const followed = { events: collect(socket), epochs: [] as string[] };
  socket.on('connect', () => {
    const epoch = followed.epochs.at(-1);
    const after = followed.events.at(-1)?.seq ?? 0;
    void subscribe(socket, { submission, after, ...(epoch === undefined ? {} : { epoch }) }).then((ack) => {
      if (ack.ok && ack.epoch !== epoch) followed.epochs.push(ack.epoch);
    });
  });
  return followed;
}
