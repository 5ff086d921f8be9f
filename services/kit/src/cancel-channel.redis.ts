import type { CancelChannel } from './cancel-channel.js';
import { connectForCommands, connectForListening, DEFAULT_PREFIX, disconnect } from './redis-connection.js';
import type { RedisAdapterOptions } from './worker-registry.redis.js';

/** The channel `hone:grading-cancel` of Redis. */
export function createRedisCancelChannel(options: RedisAdapterOptions): CancelChannel {
  const onError = options.onError ?? (() => undefined);
  const channel = `${options.prefix ?? DEFAULT_PREFIX}grading-cancel`;
  const commands = connectForCommands(options.redisUrl, onError);
  const listener = connectForListening(options.redisUrl, onError);
  const listeners = new Set<(submission: string) => void>();
  listener.on('message', (_channel, submission) => {
    for (const heard of [...listeners]) heard(submission);
  });

  return {
    async cancel(submission) {
      await commands.publish(channel, submission);
    },
    async listen(onCancel) {
      listeners.add(onCancel);
      await listener.subscribe(channel);
      return () => void listeners.delete(onCancel);
    },
    async close() {
      listeners.clear();
      await Promise.all([disconnect(commands), disconnect(listener)]);
    },
  };
}
