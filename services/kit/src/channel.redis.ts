import { CHANNELS, type Channel } from './channel.js';
import { connectForCommands, connectForListening, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import type { RedisAdapterOptions } from './worker-registry.redis.js';

/** A channel of Redis, for example `hone:grading-cancel`. */
export function createRedisChannel(name: keyof typeof CHANNELS, options: RedisAdapterOptions): Channel {
  const onError = options.onError ?? (() => undefined);
  const channel = `${options.prefix ?? DEFAULT_PREFIX}${CHANNELS[name]}`;
  const commands = connectForCommands(options.redisUrl, onError);
  const listener = connectForListening(options.redisUrl, onError);
  const listeners = new Set<(word: string) => void>();
  listener.on('message', (_channel, word) => {
    for (const heard of [...listeners]) heard(word);
  });

  return {
    async tell(word) {
      await commands.publish(channel, word);
    },
    async listen(onWord) {
      listeners.add(onWord);
      await listener.subscribe(channel);
      return () => void listeners.delete(onWord);
    },
    async close() {
      listeners.clear();
      await Promise.all([disconnect(commands), disconnect(listener)]);
    },
  };
}
