import type { Logger } from '@hone/kit';
import type { LiveMetrics } from './live-metrics.js';
import type { LiveSocket } from './live-socket.js';
import type { Authenticator, Credentials } from './ports.js';

/** The users of this process's sockets. When a session ends, its sockets are closed. */
export interface Identities {
  /** Authenticates a socket and remembers its credentials. Rejects when the platform is unavailable. */
  learn(socket: LiveSocket, credentials: Credentials): Promise<void>;
  /**
   * Authenticates again. False when the user is no longer the same: the socket is then closed, and the client
   * reconnects as its current user. Rejects when the platform is unavailable.
   */
  confirm(socket: LiveSocket): Promise<boolean>;
  close(): void;
}

export interface IdentityOptions {
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly liveMetrics: LiveMetrics;
  /** How long a socket may outlive its session. */
  readonly recheckMs?: number | undefined;
  /** Results younger than this are reused. */
  readonly freshMs?: number | undefined;
}

interface Known {
  readonly credentials: Credentials;
  askedAt: number;
}

const RECHECK_MS = 30_000;
const FRESH_MS = 1_000;
const ASKED_AT_ONCE = 8;

/** Creates the identity cache; credentials stay in this process. */
export function createIdentities(options: IdentityOptions): Identities {
  return new RememberedIdentities(options);
}

class RememberedIdentities implements Identities {
  private readonly options: IdentityOptions;
  private readonly known = new Map<LiveSocket, Known>();
  private readonly recheckMs: number;
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(options: IdentityOptions) {
    this.options = options;
    this.recheckMs = options.recheckMs ?? RECHECK_MS;
    this.timer = setInterval(() => void this.look(), this.recheckMs / 10);
    this.timer.unref();
  }

  async learn(socket: LiveSocket, credentials: Credentials): Promise<void> {
    const askedAt = performance.now();
    socket.data.viewer = { user: await this.ask(credentials) };
    // Without credentials, there is no session that could end.
    if (credentials.cookie === undefined && credentials.token === undefined) return;
    this.known.set(socket, { credentials, askedAt });
    socket.once('disconnect', () => this.known.delete(socket));
  }

  async confirm(socket: LiveSocket): Promise<boolean> {
    const known = this.known.get(socket);
    const now = performance.now();
    if (known === undefined || now - known.askedAt < (this.options.freshMs ?? FRESH_MS)) return true;
    const user = await this.ask(known.credentials);
    known.askedAt = now;
    if (user === socket.data.viewer.user) return true;
    this.options.liveMetrics.cut('session-ended');
    // Close it shortly after, so that a pending request is still answered.
    setImmediate(() => socket.conn.close());
    return false;
  }

  close(): void {
    clearInterval(this.timer);
    this.known.clear();
  }

  private async ask(credentials: Credentials): Promise<string | null> {
    return (await this.options.authenticator.authenticate(credentials))?.user ?? null;
  }

  /** Rechecks sockets with old results, in batches; failures are retried later. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    // A socket that closed during its handshake never connected, so it never emits `disconnect`.
    for (const socket of this.known.keys())
      if (socket.conn.readyState === 'closed') this.known.delete(socket);
    const old = performance.now() - this.recheckMs * 0.8;
    const due = [...this.known].filter(([, { askedAt }]) => askedAt <= old).map(([socket]) => socket);
    const lane = async () => {
      for (let socket = due.pop(); socket !== undefined; socket = due.pop()) await this.confirm(socket);
    };
    try {
      await Promise.all(Array.from({ length: ASKED_AT_ONCE }, lane));
    } catch (error) {
      this.options.logger.warn({ err: error }, 'could not recheck the sessions of sockets');
    } finally {
      this.looking = false;
    }
  }
}
