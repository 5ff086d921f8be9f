import { aidName, type Aid, type AidRepository } from '../../features/aids/repository.js';

/** Aids in memory, for unit tests. */
export function createMemoryAidRepository(): AidRepository {
  const aids = new Map<string, Aid>();
  return {
    insert(aid) {
      if (aids.has(aidName(aid))) return Promise.resolve(false);
      aids.set(aidName(aid), structuredClone(aid));
      return Promise.resolve(true);
    },
    list(user, slug) {
      const own = [...aids.values()].filter(
        (aid) => aid.user === user && (slug === undefined || aid.slug === slug),
      );
      return Promise.resolve(structuredClone(own.sort((a, b) => a.at - b.at)));
    },
    remove(aid) {
      aids.delete(aidName(aid));
      return Promise.resolve();
    },
    removeUser(user) {
      for (const [name, aid] of aids) if (aid.user === user) aids.delete(name);
      return Promise.resolve();
    },
  };
}
