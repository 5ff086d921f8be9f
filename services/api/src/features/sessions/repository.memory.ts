import type { SessionRecord, SessionRepository, StoredUser, UserRepository } from './repository.js';

/** Users in memory, for unit tests. */
export function createMemoryUserRepository(): UserRepository {
  const users = new Map<string, StoredUser>();
  return {
    insert(user) {
      const taken = [...users.values()].some(
        (other) => user.email !== undefined && other.email === user.email,
      );
      if (taken || users.has(user.id))
        return Promise.reject(new Error('a user with this id or address exists'));
      users.set(user.id, structuredClone(user));
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(structuredClone(users.get(id))),
  };
}

/** Sessions in memory, for unit tests. */
export function createMemorySessionRepository(): SessionRepository {
  const sessions = new Map<string, SessionRecord>();
  return {
    put(record) {
      sessions.set(record.key, structuredClone(record));
      return Promise.resolve();
    },
    find(key, nowMs) {
      const record = sessions.get(key);
      return Promise.resolve(record && record.expiresAt > nowMs ? structuredClone(record) : undefined);
    },
    remove(key) {
      sessions.delete(key);
      return Promise.resolve();
    },
    sweep(nowMs) {
      const expired = [...sessions.values()].filter((record) => record.expiresAt <= nowMs);
      for (const record of expired) sessions.delete(record.key);
      return Promise.resolve(expired.length);
    },
  };
}
