import { connectForCommands, createScript, DEFAULT_PREFIX, disconnect } from '@hone/kit';
import type { ConnectionSlots } from './connection-slots.js';

export interface RedisConnectionSlotsOptions {
  readonly redisUrl: string;
  /** Prefix of every key; default `hone:`. */
  readonly prefix?: string | undefined;
  readonly onError: (error: Error) => void;
  /** How long a slot outlives a process that crashed. */
  readonly leaseMs?: number | undefined;
}

const LEASE_MS = 90_000;

/**
 * Members are sockets, scores the ends of their leases. The caller passes the time, because this Redis user
 * may not run TIME.
 */
const TAKE = createScript(`
  local now, ends, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  if redis.call('ZCARD', KEYS[1]) >= most and not redis.call('ZSCORE', KEYS[1], ARGV[4]) then return 0 end
  redis.call('ZADD', KEYS[1], ends, ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ends - now)
  return 1
`);

interface Held {
  readonly owner: string;
  readonly socket: string;
}

/**
 * Connection slots shared by several processes: a sorted set per owner, with leases that are renewed while
 * sockets are open.
 */
export function createRedisConnectionSlots(options: RedisConnectionSlotsOptions): ConnectionSlots {
  return new LeasedSlots(options);
}

class LeasedSlots implements ConnectionSlots {
  private readonly options: RedisConnectionSlotsOptions;
  private readonly leaseMs: number;
  private readonly redis: ReturnType<typeof connectForCommands>;
  private readonly held = new Map<string, Held>();
  private timer: NodeJS.Timeout | undefined;

  constructor(options: RedisConnectionSlotsOptions) {
    this.options = options;
    this.leaseMs = options.leaseMs ?? LEASE_MS;
    this.redis = connectForCommands(options.redisUrl, options.onError);
  }

  async take(owner: string, socket: string, most: number): Promise<boolean> {
    if (!(await this.put({ owner, socket }, most))) return false;
    this.held.set(socket, { owner, socket });
    this.watch();
    return true;
  }

  async release(owner: string, socket: string): Promise<void> {
    this.held.delete(socket);
    this.watch();
    await this.redis.zrem(this.keyOf(owner), socket);
  }

  async close(): Promise<void> {
    const left = [...this.held.values()];
    this.held.clear();
    this.watch();
    await Promise.allSettled(left.map(({ owner, socket }) => this.redis.zrem(this.keyOf(owner), socket)));
    await disconnect(this.redis);
  }

  private keyOf(owner: string): string {
    return `${this.options.prefix ?? DEFAULT_PREFIX}socket.io:places:${owner}`;
  }

  private async put({ owner, socket }: Held, most: number): Promise<boolean> {
    const now = Date.now();
    return (await TAKE(this.redis, [this.keyOf(owner)], [now, now + this.leaseMs, most, socket])) === 1;
  }

  /** The timer runs only while sockets are connected. */
  private watch(): void {
    if (this.held.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
      return;
    }
    this.timer ??= setInterval(() => void this.renew(), this.leaseMs / 3).unref();
  }

  /** Renewing never takes a slot from another socket. */
  private async renew(): Promise<void> {
    try {
      for (const each of [...this.held.values()])
        if (this.held.has(each.socket)) await this.put(each, Number.MAX_SAFE_INTEGER);
    } catch (error) {
      this.options.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
