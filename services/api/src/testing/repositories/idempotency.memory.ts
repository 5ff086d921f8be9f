import type { IdempotencyRepository, KeyRecord } from '../../features/submissions/idempotency.js';

/** Idempotency keys in memory, for unit tests. */
export function createMemoryIdempotencyRepository(): IdempotencyRepository {
  const keys = new Map<string, KeyRecord>();
  const nameOf = (user: string, key: string) => `${user}\0${key}`;
  const ownOf = (user: string) => [...keys.values()].filter((record) => record.user === user);
  return {
    insert(record) {
      const name = nameOf(record.user, record.key);
      if (keys.has(name)) return Promise.resolve(false);
      keys.set(name, structuredClone(record));
      return Promise.resolve(true);
    },
    find: (user, key) => Promise.resolve(structuredClone(keys.get(nameOf(user, key)))),
    list: (user) => Promise.resolve(structuredClone(ownOf(user))),
    moveAll(from, to) {
      for (const record of ownOf(from)) {
        const name = nameOf(to, record.key);
        if (!keys.has(name)) keys.set(name, { ...record, user: to });
        keys.delete(nameOf(from, record.key));
      }
      return Promise.resolve();
    },
    removeAll(user) {
      for (const { key } of ownOf(user)) keys.delete(nameOf(user, key));
      return Promise.resolve();
    },
    sweep(beforeMs) {
      const old = [...keys].filter(([, record]) => record.createdAt < beforeMs);
      for (const [name] of old) keys.delete(name);
      return Promise.resolve(old.length);
    },
  };
}
