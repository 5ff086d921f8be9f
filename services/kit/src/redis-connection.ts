import { Redis } from 'ioredis';

/** Default prefix of every key. */
export const DEFAULT_PREFIX = 'hone:';

const CONNECT_TIMEOUT_MS = 5_000;
/** Half a lease: a command in progress when Redis goes down fails early enough for a retry. */
const COMMAND_TIMEOUT_MS = 5_000;
const LONGEST_RETRY_MS = 1_000;

const retryStrategy = (times: number) => Math.min(20 * 2 ** times, LONGEST_RETRY_MS);

/**
 * A connection for commands: fails within seconds when Redis is down, and reconnects by itself. `onError`
 * receives connection errors; without a listener they would end the process.
 */
export function connectForCommands(redisUrl: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(redisUrl, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy,
  });
  redis.on('error', onError);
  return redis;
}

/** A connection for subscriptions: waits for Redis indefinitely and subscribes again after each reconnect. */
export function connectForListening(redisUrl: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(redisUrl, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableReadyCheck: false,
    maxRetriesPerRequest: null,
    retryStrategy,
  });
  redis.on('error', onError);
  return redis;
}

/** Closes a connection without waiting for a Redis that is down. */
export async function disconnect(redis: Redis): Promise<void> {
  if (redis.status === 'ready') await redis.quit().catch(() => undefined);
  redis.disconnect();
}
