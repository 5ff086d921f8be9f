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
  readonly figures: LiveMetrics;
  readonly logger: Logger;
}

/** Who may connect, and how often. */
export interface Admission {
  /** The first look, before a connection is there: the code of a refusal, or undefined. */
  checkHandshake(request: IncomingMessage): Promise<AppError | undefined>;
  /**
   * Finds out who connects and gives them a place. The error is told to the client; without an answer, the connection is
   * cut because the platform cannot tell: clients try again by themselves.
   */
  admit(socket: LiveSocket): Promise<AppError | 'admitted' | 'cut'>;
}

/** Creates the admission of one gateway. */
export function createAdmission(options: AdmissionOptions): Admission {
  return new CountedAdmission(options);
}

class CountedAdmission implements Admission {
  private readonly options: AdmissionOptions;
  /** Where requests came from, as the first look found out. */
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
    const { identities, handshakes, allowedOrigins, logger, figures } = this.options;
    const { headers } = socket.handshake;
    const token = tokenOf(socket) ?? findBearer(headers);
    if (token === undefined && isForeign(headers, allowedOrigins))
      return new AppError('REQUEST_ORIGIN_UNKNOWN');
    try {
      await identities.learn(socket, token === undefined ? { cookie: headers.cookie } : { token });
      const { user } = socket.data.viewer;
      if (user !== null) await handshakes.countUser(user);
      return (await this.acquireSlot(socket)) ? 'admitted' : new AppError('SOCKET_LIMIT');
    } catch (error) {
      if (error instanceof AppError && error.code === 'RATE_LIMITED') return error;
      logger.error({ err: error }, 'could not authenticate a socket');
      figures.cut('not-authenticated');
      return 'cut';
    }
  }

  /** A token, too, stands for a person: whatever they connect with counts together. */
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
    // One that went during its handshake never becomes a socket that disconnects.
    socket.conn.once('close', release);
    socket.once('disconnect', release);
    if (socket.conn.readyState === 'closed') release();
    return true;
  }
}

/**
 * A foreign page may not use the cookie that the browser adds. Without a cookie the handshake goes on to the
 * namespace, the first place that sees a token sent as `auth.token`.
 */
function usesForeignCookie(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { headers } = request;
  return isForeign(headers, allowed) && headers.cookie !== undefined && findBearer(headers) === undefined;
}

function tokenOf(socket: LiveSocket): string | undefined {
  const token: unknown = Reflect.get(socket.handshake.auth, 'token');
  return typeof token === 'string' && token !== '' && token.length <= 512 ? token : undefined;
}
