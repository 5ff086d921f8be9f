import { CHANNELS, type Channel } from './channel.js';
import { connectForCommands, connectForListening, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import type { RedisAdapterOptions } from './worker-registry.redis.js';

/** A pub/sub channel of Redis, for example `hone:grading-cancel`. */
export function createRedisChannel(name: keyof typeof CHANNELS, options: RedisAdapterOptions): Channel {
  const onError = options.onError ?? (() => undefined);
  const channel = `${options.prefix ?? DEFAULT_PREFIX}${CHANNELS[name]}`;
  const commands = connectForCommands(options.redisUrl, onError);
  const subscriber = connectForListening(options.redisUrl, onError);
  const listeners = new Set<(message: string) => void>();
  subscriber.on('message', (_channel, message) => {
    for (const listener of [...listeners]) listener(message);
  });

  return {
    async publish(message) {
      await commands.publish(channel, message);
    },
    async listen(onMessage) {
      listeners.add(onMessage);
      await subscriber.subscribe(channel);
      return () => void listeners.delete(onMessage);
    },
    async close() {
      listeners.clear();
      await Promise.all([disconnect(commands), disconnect(subscriber)]);
    },
  };
}
