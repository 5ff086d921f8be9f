import type { IdempotencyRepository, KeyRecord } from './idempotency.js';

/** Keys in memory, for unit tests. */
export function createMemoryIdempotencyRepository(): IdempotencyRepository {
  const keys = new Map<string, KeyRecord>();
  const nameOf = (user: string, key: string) => `${user}\0${key}`;
  return {
    insert(record) {
      const name = nameOf(record.user, record.key);
      if (keys.has(name)) return Promise.resolve(false);
      keys.set(name, structuredClone(record));
      return Promise.resolve(true);
    },
    find: (user, key) => Promise.resolve(structuredClone(keys.get(nameOf(user, key)))),
    sweep(beforeMs) {
      const old = [...keys].filter(([, record]) => record.createdAt < beforeMs);
      for (const [name] of old) keys.delete(name);
      return Promise.resolve(old.length);
    },
  };
}
