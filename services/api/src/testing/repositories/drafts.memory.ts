import {
  draftName,
  storedBytesOf,
  type DraftRecord,
  type DraftRepository,
  type DraftSize,
} from '../../features/drafts/repository.js';

/** Drafts in memory, for unit tests. */
export function createMemoryDraftRepository(): DraftRepository {
  const drafts = new Map<string, Map<number, DraftRecord>>();
  return {
    insert(record) {
      const name = draftName(record);
      const revisions = drafts.get(name) ?? new Map<number, DraftRecord>();
      if (revisions.has(record.revision)) return Promise.resolve(false);
      drafts.set(name, revisions.set(record.revision, structuredClone(record)));
      return Promise.resolve(true);
    },
    listRevisions: (place) =>
      Promise.resolve([...(drafts.get(draftName(place))?.keys() ?? [])].sort((a, b) => a - b)),
    find: (place, revision) => Promise.resolve(structuredClone(drafts.get(draftName(place))?.get(revision))),
    remove(place, revision) {
      drafts.get(draftName(place))?.delete(revision);
      return Promise.resolve();
    },
    listPlaces(user) {
      const own = [...drafts.values()].flatMap((revisions) => [...revisions.values()].slice(0, 1));
      return Promise.resolve(
        own
          .filter((record) => record.user === user)
          .map(({ revision: _revision, files: _files, savedAt: _savedAt, ...place }) => place),
      );
    },
    listSizes: (user) => Promise.resolve(sizesOf(drafts.values(), user)),
    removeUser(user) {
      for (const [name, revisions] of drafts)
        if ([...revisions.values()].some((record) => record.user === user)) drafts.delete(name);
      return Promise.resolve();
    },
  };
}

function sizesOf(drafts: Iterable<ReadonlyMap<number, DraftRecord>>, user: string): DraftSize[] {
  const own = [...drafts].flatMap((states) => [...states.values()]).filter((record) => record.user === user);
  return own.map(({ user: _user, savedAt: _savedAt, files, ...size }) => ({
    ...size,
    bytes: storedBytesOf(files),
  }));
}
