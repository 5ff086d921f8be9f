import type { SourceFile } from '@hone/contracts';
import type { Ending, SubmissionRecord } from '../../features/submission-records/record.js';
import { createJustInserted } from '../../features/submission-records/just-inserted.js';
import type {
  EndingRepository,
  HistoryQuery,
  SubmissionRepository,
} from '../../features/submission-records/repository.js';

/** Submissions in memory, for unit tests. */
export function createMemorySubmissionRepository(): SubmissionRepository {
  const endings = createEndings();
  const records = new Map<string, SubmissionRecord>();
  const texts = new Map<string, SourceFile[]>();
  const justInserted = createJustInserted();
  return {
    ...endings,
    async insert(record, files, ordered) {
      if (!texts.has(record.id)) texts.set(record.id, structuredClone([...files]));
      await ordered;
      if (records.has(record.id)) return false;
      records.set(record.id, structuredClone(record));
      justInserted.put({ record, files });
      return true;
    },
    takeInserted: (id) => justInserted.take(id),
    find: (id) => Promise.resolve(structuredClone(records.get(id))),
    getFiles(id) {
      const files = texts.get(id);
      if (files === undefined) return Promise.reject(new Error(`submission ${id} has no files`));
      return Promise.resolve(structuredClone(files));
    },
    ...createLists(records),
    noteOutcome(id, outcome) {
      const record = records.get(id);
      if (record !== undefined) records.set(id, { ...record, outcome });
      return Promise.resolve();
    },
    moveAll(from, to) {
      for (const [id, record] of records) if (record.user === from) records.set(id, { ...record, user: to });
      return Promise.resolve();
    },
    async remove(id) {
      await endings.removeEndings(id);
      texts.delete(id);
      records.delete(id);
      justInserted.take(id);
    },
  };
}

function createLists(
  records: ReadonlyMap<string, SubmissionRecord>,
): Pick<SubmissionRepository, 'list' | 'listSubmits' | 'listAfter' | 'listScores'> {
  const newestFirst = () => [...records.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  return {
    list: (query) =>
      Promise.resolve(structuredClone(newestFirst().filter(matches(query)).slice(0, query.limit))),
    listSubmits(user, slug) {
      return Promise.resolve(structuredClone(newestFirst().filter(matches({ user, slug, mode: 'submit' }))));
    },
    listAfter(user, after, limit) {
      const own = newestFirst()
        .reverse()
        .filter((record) => record.user === user && record.id > after);
      return Promise.resolve(structuredClone(own.slice(0, limit)));
    },
    listScores(slug, limit) {
      const all = newestFirst().filter((record) => record.slug === slug && record.mode === 'submit');
      return Promise.resolve(structuredClone(all.slice(0, limit)));
    },
  };
}

function matches({ user, slug, mode, before }: Omit<HistoryQuery, 'limit'>) {
  return (record: SubmissionRecord): boolean =>
    record.user === user &&
    (slug === undefined || record.slug === slug) &&
    (mode === undefined || record.mode === mode) &&
    (before === undefined || record.id < before);
}

function createEndings(): EndingRepository {
  const endings = new Map<string, Ending>();
  return {
    insertEnding(ending) {
      const name = `${ending.submission}:${ending.attempt}`;
      if (endings.has(name)) return Promise.resolve(false);
      endings.set(name, structuredClone(ending));
      return Promise.resolve(true);
    },
    listEndings(id) {
      const own = [...endings.values()].filter((ending) => ending.submission === id);
      return Promise.resolve(structuredClone(own.sort((a, b) => a.attempt - b.attempt)));
    },
    findEnding: (id, attempt) => Promise.resolve(structuredClone(endings.get(`${id}:${attempt}`))),
    removeEndings(id) {
      for (const [name, ending] of endings) if (ending.submission === id) endings.delete(name);
      return Promise.resolve();
    },
  };
}
