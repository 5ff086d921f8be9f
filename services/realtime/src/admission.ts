import type { IncomingMessage } from 'node:http';
import { AppError, type Logger } from '@hone/kit';
import type { LiveMetrics } from './live-metrics.js';
import { findBearer, isForeign, peerOf } from './handshake.js';
import type { Identities } from './identities.js';
import type { LiveSocket } from './live-socket.js';
import type { Handshakes } from './ports.js';
import { SOCKETS_PER_ADDRESS, SOCKETS_PER_PERSON, type ConnectionSlots } from './connection-slots.js';

export interface AdmissionOptions {
  readonly identities: Identities;
  readonly handshakes: Handshakes;
  readonly slots: ConnectionSlots;
  readonly allowedOrigins: readonly string[];
  readonly liveMetrics: LiveMetrics;
  readonly logger: Logger;
}

/** Decides who may connect, and how often. */
export interface Admission {
  /** Checks a request before the connection exists; resolves to the error, or undefined. */
  checkHandshake(request: IncomingMessage): Promise<AppError | undefined>;
  /**
   * Authenticates a socket and reserves a connection slot. The client receives the error; if the platform is
   * unavailable, the connection is closed and the client retries.
   */
  admit(socket: LiveSocket): Promise<AppError | 'admitted' | 'cut'>;
}

/** Creates the admission of a gateway. */
export function createAdmission(options: AdmissionOptions): Admission {
  return new CountedAdmission(options);
}

class CountedAdmission implements Admission {
  private readonly options: AdmissionOptions;
  /** Client addresses of requests that passed the first check. */
  private readonly addresses = new WeakMap<IncomingMessage, string>();

  constructor(options: AdmissionOptions) {
    this.options = options;
  }

  async checkHandshake(request: IncomingMessage): Promise<AppError | undefined> {
    const { handshakes, allowedOrigins, logger } = this.options;
    if (usesForeignCookie(request, allowedOrigins)) return new AppError('REQUEST_ORIGIN_UNKNOWN');
    try {
      this.addresses.set(request, await handshakes.countPeer(peerOf(request)));
      return undefined;
    } catch (error) {
      if (error instanceof AppError) return error;
      logger.error({ err: error }, 'could not count a handshake');
      return new AppError('SERVICE_UNAVAILABLE', { cause: error });
    }
  }

  async admit(socket: LiveSocket): Promise<AppError | 'admitted' | 'cut'> {
    const { identities, handshakes, allowedOrigins, logger, liveMetrics } = this.options;
    const { headers } = socket.handshake;
    const token = authOf(socket, 'token', 512) ?? findBearer(headers);
    if (token === undefined && isForeign(headers, allowedOrigins))
      return new AppError('REQUEST_ORIGIN_UNKNOWN');
    try {
      const sitting = authOf(socket, 'sitting', 64);
      await identities.learn(socket, token === undefined ? { cookie: headers.cookie, sitting } : { token });
      const { user } = socket.data.viewer;
      if (user !== null) await handshakes.countUser(user);
      return (await this.acquireSlot(socket)) ? 'admitted' : new AppError('SOCKET_LIMIT');
    } catch (error) {
      if (error instanceof AppError && error.code === 'RATE_LIMITED') return error;
      logger.error({ err: error }, 'could not authenticate a socket');
      liveMetrics.cut('not-authenticated');
      return 'cut';
    }
  }

  /** Sockets with a token count for the token's user. */
  private async acquireSlot(socket: LiveSocket): Promise<boolean> {
    const { slots, logger } = this.options;
    const { user } = socket.data.viewer;
    const owner = user === null ? `address:${this.addresses.get(socket.request) ?? ''}` : `user:${user}`;
    const most = user === null ? SOCKETS_PER_ADDRESS : SOCKETS_PER_PERSON;
    if (!(await slots.take(owner, socket.id, most))) return false;
    const release = () =>
      void slots.release(owner, socket.id).catch((error: unknown) => {
        logger.warn({ err: error }, 'could not release a connection slot');
      });
    // A socket that closes during its handshake never emits `disconnect`.
    socket.conn.once('close', release);
    socket.once('disconnect', release);
    if (socket.conn.readyState === 'closed') release();
    return true;
  }
}

/**
 * Pages of other sites may not use the cookie that the browser adds. Without a cookie, the handshake
 * continues to the namespace, where a token sent as `auth.token` is first visible.
 */
function usesForeignCookie(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { headers } = request;
  return isForeign(headers, allowed) && headers.cookie !== undefined && findBearer(headers) === undefined;
}

/** A field that the client sent with its handshake. */
function authOf(socket: LiveSocket, field: 'token' | 'sitting', maxLength: number): string | undefined {
  const value: unknown = Reflect.get(socket.handshake.auth, field);
  return typeof value === 'string' && value !== '' && value.length <= maxLength ? value : undefined;
}
