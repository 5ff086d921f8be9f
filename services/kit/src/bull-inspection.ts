import Bull from 'bull';
import { connectForCommands, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import type { RedisAdapterOptions } from './worker-registry.redis.js';

/** A queue, for tools made for Bull. */
export type InspectedQueue = Bull.Queue<unknown>;

export interface Inspection {
  readonly queues: readonly InspectedQueue[];
  close(): Promise<void>;
}

/** Opens queues for inspection over one connection; takes no jobs. */
export function openInspection(options: RedisAdapterOptions, names: readonly string[]): Inspection {
  const onError = options.onError ?? (() => undefined);
  const redis = connectForCommands(options.redisUrl, onError);
  const prefix = (options.prefix ?? DEFAULT_PREFIX).replace(/:$/, '');
  const queues = names.map((name) => {
    const queue = new Bull<unknown>(name, { prefix, createClient: () => redis });
    queue.on('error', onError);
    return queue;
  });
  return {
    queues,
    async close() {
      await Promise.all(queues.map((queue) => queue.close(true)));
      await disconnect(redis);
    },
  };
}
