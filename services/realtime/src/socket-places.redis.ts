import { connectForCommands, createScript, DEFAULT_PREFIX, disconnect } from '@hone/kit';
import type { SocketPlaces } from './socket-places.js';

export interface RedisSocketPlacesOptions {
  readonly redisUrl: string;
  /** Before every key; `hone:` when absent. */
  readonly prefix?: string | undefined;
  readonly onError: (error: Error) => void;
  /** How long a place outlives a process that ended without giving it back. */
  readonly leaseMs?: number | undefined;
}

const LEASE_MS = 90_000;

/** Members are sockets, scores the ends of their leases; the time is the caller's, for this user may not ask Redis. */
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

/** Places that several processes share: a sorted set for each owner, with leases that are renewed while sockets are open. */
export function createRedisSocketPlaces(options: RedisSocketPlacesOptions): SocketPlaces {
  const { leaseMs = LEASE_MS, onError } = options;
  const redis = connectForCommands(options.redisUrl, onError);
  const held = new Map<string, Held>();
  const keyOf = (owner: string) => `${options.prefix ?? DEFAULT_PREFIX}socket.io:places:${owner}`;
  let timer: NodeJS.Timeout | undefined;

  async function put({ owner, socket }: Held, most: number): Promise<boolean> {
    const now = Date.now();
    return (await TAKE(redis, [keyOf(owner)], [now, now + leaseMs, most, socket])) === 1;
  }

  /** Renewing takes no place away from anybody: who holds one keeps it. */
  async function renew(): Promise<void> {
    for (const each of [...held.values()]) await put(each, Number.MAX_SAFE_INTEGER);
  }

  /** Nothing runs while nobody is connected. */
  function watch(): void {
    if (held.size === 0) {
      clearInterval(timer);
      timer = undefined;
    } else timer ??= setInterval(() => void renew().catch(onFailure), leaseMs / 3).unref();
  }

  const onFailure = (error: unknown): void =>
    onError(error instanceof Error ? error : new Error(String(error)));

  return {
    async take(owner, socket, most) {
      if (!(await put({ owner, socket }, most))) return false;
      held.set(socket, { owner, socket });
      watch();
      return true;
    },
    async give(owner, socket) {
      held.delete(socket);
      watch();
      await redis.zrem(keyOf(owner), socket);
    },
    async close() {
      const left = [...held.values()];
      held.clear();
      watch();
      await Promise.allSettled(left.map(({ owner, socket }) => redis.zrem(keyOf(owner), socket)));
      await disconnect(redis);
    },
  };
}
