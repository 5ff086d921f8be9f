import { createStore, del, delMany, get, keys, set } from 'idb-keyval';
import { parseRecords, type CaseRecord } from './case-records.js';

const NOBODY = '-';

const nameOf = (owner: string | null, slug: string): string => `${owner ?? NOBODY}/${slug}`;

/** Test cases on this device, by user and challenge. `null`: before there was a session. */
export interface CaseDevice {
  read(owner: string | null, slug: string): Promise<CaseRecord[]>;
  write(owner: string | null, slug: string, records: readonly CaseRecord[]): Promise<void>;
  erase(owner: string): Promise<void>;
}

/** In IndexedDB, in a separate database. */
export function createIndexedCaseDevice(): CaseDevice {
  const store = createStore('hone-cases', 'cases');
  return {
    read: async (owner, slug) => parseRecords(await get<unknown>(nameOf(owner, slug), store)),
    write: (owner, slug, records) =>
      records.length === 0 ? del(nameOf(owner, slug), store) : set(nameOf(owner, slug), records, store),
    async erase(owner) {
      const names = (await keys<IDBValidKey>(store)).filter((name) => typeof name === 'string');
      const own = [`${owner}/`, `${NOBODY}/`];
      await delMany(
        names.filter((name) => own.some((prefix) => name.startsWith(prefix))),
        store,
      );
    },
  };
}

/** In memory, as long as the page is open. */
export function createMemoryCaseDevice(): CaseDevice {
  const kept = new Map<string, readonly CaseRecord[]>();
  return {
    read: (owner, slug) => Promise.resolve([...(kept.get(nameOf(owner, slug)) ?? [])]),
    write(owner, slug, records) {
      kept.set(nameOf(owner, slug), records);
      return Promise.resolve();
    },
    erase(owner) {
      for (const name of kept.keys()) if (name.startsWith(`${owner}/`)) kept.delete(name);
      return Promise.resolve();
    },
  };
}
