import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Runs one Lua script; the caller parses the result. */
export type RedisScript = (
  redis: Redis,
  keys: readonly string[],
  values: readonly (string | number)[],
) => Promise<unknown>;

/** Prepares a Lua script; its text is sent only to a server that has not cached it. */
export function createScript(source: string): RedisScript {
  const digest = createHash('sha1').update(source).digest('hex');
  return async (redis, keys, values) => {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...values);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(source, keys.length, ...keys, ...values);
    }
  };
}
