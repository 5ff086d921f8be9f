import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Runs one Lua script; the answer is for the caller to parse. */
export type RedisScript = (
  redis: Redis,
  keys: readonly string[],
  values: readonly (string | number)[],
) => Promise<unknown>;

/** Prepares a Lua script that is sent in full only to a server that does not know it yet. */
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
