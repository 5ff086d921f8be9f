import type { Channel } from '../channel.js';

/** A channel within one process, for unit tests. */
export function createMemoryChannel(): Channel {
  const listeners = new Set<(word: string) => void>();
  return {
    tell(word) {
      for (const listener of [...listeners]) listener(word);
      return Promise.resolve();
    },
    listen(onWord) {
      listeners.add(onWord);
      return Promise.resolve(() => void listeners.delete(onWord));
    },
    close() {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
