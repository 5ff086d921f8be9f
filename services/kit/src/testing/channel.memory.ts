import type { Channel } from '../channel.js';

/** A channel within one process, for unit tests. */
export function createMemoryChannel(): Channel {
  const listeners = new Set<(message: string) => void>();
  return {
    publish(message) {
      for (const listener of [...listeners]) listener(message);
      return Promise.resolve();
    },
    listen(onMessage) {
      listeners.add(onMessage);
      return Promise.resolve(() => void listeners.delete(onMessage));
    },
    close() {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
