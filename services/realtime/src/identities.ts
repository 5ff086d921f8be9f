import type { Logger } from '@hone/kit';
import type { LiveMetrics } from './live-metrics.js';
import type { LiveSocket } from './live-socket.js';
import type { Authenticator, Credentials } from './ports.js';

/** Who stands behind the sockets of this process. A session that ends takes its sockets with it. */
export interface Identities {
  /** Finds out who connects, and remembers what they showed. Rejects when the platform cannot tell. */
  learn(socket: LiveSocket, credentials: Credentials): Promise<void>;
  /**
   * Asks again who it is. False when that is not whom the socket was let in as: it is cut then, so that its client
   * comes back as whoever it is now. Rejects when the platform cannot tell.
   */
  confirm(socket: LiveSocket): Promise<boolean>;
  close(): void;
}

export interface IdentityOptions {
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly figures: LiveMetrics;
  /** Longest time that a socket outlives its session. */
  readonly recheckMs?: number | undefined;
  /** An answer this young is not asked for again. */
  readonly freshMs?: number | undefined;
}

interface Known {
  readonly credentials: Credentials;
  askedAt: number;
}

const RECHECK_MS = 30_000;
const FRESH_MS = 1_000;
const ASKED_AT_ONCE = 8;

/** Creates the memory of who connected; credentials stay in this process. */
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
    // Without credentials there is nothing that could end.
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
    this.options.figures.cut('session-ended');
    // A moment later, so that whoever asked can still be answered.
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

  /** Asks for those whose answer is old, some at a time; whoever cannot be asked about now is asked about later. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    // One that went during its handshake was never connected, and so never disconnects.
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
