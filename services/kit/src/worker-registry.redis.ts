import { workerStatusSchema, type WorkerStatus } from '@hone/contracts';
import { connectForCommands, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import { REGISTRY_EXPIRY_SECONDS, type WorkerRegistry } from './worker-registry.js';

export interface RedisAdapterOptions {
  readonly redisUrl: string;
  /** Prefix of every key; default `hone:`. */
  readonly prefix?: string | undefined;
  /** Called on connection errors; the client reconnects by itself. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/**
 * A registry with one expiring key per worker, `hone:worker:<id>`, and a sorted set of names by time, so that
 * listing never scans Redis.
 */
export function createRedisWorkerRegistry(options: RedisAdapterOptions): WorkerRegistry {
  const prefix = options.prefix ?? DEFAULT_PREFIX;
  const redis = connectForCommands(options.redisUrl, options.onError ?? (() => undefined));
  const names = `${prefix}workers`;
  const keyOf = (worker: string) => `${prefix}worker:${worker}`;

  return {
    async announce(status) {
      const text = JSON.stringify(workerStatusSchema.parse(status));
      const now = Date.now();
      await redis
        .multi()
        .set(keyOf(status.worker), text, 'EX', REGISTRY_EXPIRY_SECONDS)
        .zadd(names, now, status.worker)
        .zremrangebyscore(names, '-inf', now - 10 * REGISTRY_EXPIRY_SECONDS * 1000)
        .exec();
    },
    async withdraw(worker) {
      await redis.multi().del(keyOf(worker)).zrem(names, worker).exec();
    },
    async list() {
      const workers = await redis.zrange(names, 0, -1);
      if (workers.length === 0) return [];
      const texts = await redis.mget(workers.map(keyOf));
      return texts.flatMap((text) => (text === null ? [] : parseStatus(text)));
    },
    close: () => disconnect(redis),
  };
}

/** Announcements of another version that do not parse are ignored. */
function parseStatus(text: string): WorkerStatus[] {
  const result = workerStatusSchema.safeParse(JSON.parse(text));
  return result.success ? [result.data] : [];
}
