import type {
  SessionRecord,
  SessionRepository,
  StoredUser,
  UserRepository,
} from '../../features/sessions/repository.js';

/** Users in memory, for unit tests. */
export function createMemoryUserRepository(): UserRepository {
  const users = new Map<string, StoredUser>();
  const isTaken = (email: string | undefined) =>
    email !== undefined && [...users.values()].some((other) => other.email === email);
  const change = (id: string, changes: (user: StoredUser) => Partial<StoredUser>) => {
    const user = users.get(id);
    if (user !== undefined) users.set(id, { ...user, ...changes(user) });
    return Promise.resolve();
  };
  return {
    insert(user) {
      if (isTaken(user.email) || users.has(user.id))
        return Promise.reject(new Error('a user with this id or address already exists'));
      users.set(user.id, structuredClone(user));
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(structuredClone(users.get(id))),
    async *listGuests(createdBeforeMs) {
      await Promise.resolve();
      for (const { id, guest, createdAt } of [...users.values()])
        if (guest && createdAt < createdBeforeMs) yield id;
    },
    settle({ id, email, name, createdAt }) {
      const known = users.get(id);
      if (known?.guest === false) return Promise.resolve();
      const address = email === undefined ? {} : { email };
      users.set(id, { roles: [], createdAt, ...known, id, ...address, name, guest: false });
      return Promise.resolve();
    },
    rename: (id, name) => change(id, () => ({ name })),
    confirmEmail: (id, email) => change(id, () => ({ email, confirmedEmail: email })),
    grant: (id, role) => change(id, ({ roles }) => ({ roles: [...new Set([...roles, role])].sort() })),
    revoke: (id, role) => change(id, ({ roles }) => ({ roles: roles.filter((other) => other !== role) })),
    remove(id) {
      users.delete(id);
      return Promise.resolve();
    },
  };
}

/** Sessions in memory, for unit tests. */
export function createMemorySessionRepository(): SessionRepository {
  const sessions = new Map<string, SessionRecord>();
  const removeWhere = (holds: (record: SessionRecord) => boolean): number => {
    const doomed = [...sessions.values()].filter(holds);
    for (const { key } of doomed) sessions.delete(key);
    return doomed.length;
  };
  return {
    insert(record) {
      sessions.set(record.key, structuredClone(record));
      return Promise.resolve();
    },
    find(key, nowMs) {
      const record = sessions.get(key);
      return Promise.resolve(record && record.expiresAt > nowMs ? structuredClone(record) : undefined);
    },
    noteUse(key, lastSeenAt, expiresAt) {
      const record = sessions.get(key);
      if (record !== undefined) sessions.set(key, { ...record, lastSeenAt, expiresAt });
      return Promise.resolve();
    },
    list(user, nowMs) {
      const own = [...sessions.values()].filter((one) => one.user === user && one.expiresAt > nowMs);
      return Promise.resolve(structuredClone(own.sort((a, b) => b.lastSeenAt - a.lastSeenAt)));
    },
    remove(key) {
      sessions.delete(key);
      return Promise.resolve();
    },
    removeOf(user, exceptKey) {
      removeWhere((record) => record.user === user && record.key !== exceptKey);
      return Promise.resolve();
    },
    sweep: (nowMs) => Promise.resolve(removeWhere((record) => record.expiresAt <= nowMs)),
  };
}
