import type { ConnectionSlots } from './connection-slots.js';

/** Connection slots of a single process. */
export function createMemoryConnectionSlots(): ConnectionSlots {
  const taken = new Map<string, Set<string>>();
  return {
    take(owner, socket, most) {
      const own = taken.get(owner) ?? new Set();
      if (own.size >= most && !own.has(socket)) return Promise.resolve(false);
      taken.set(owner, own.add(socket));
      return Promise.resolve(true);
    },
    release(owner, socket) {
      const own = taken.get(owner);
      own?.delete(socket);
      if (own?.size === 0) taken.delete(owner);
      return Promise.resolve();
    },
    close() {
      taken.clear();
      return Promise.resolve();
    },
  };
}
