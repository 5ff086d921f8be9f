import { createStore, delMany, get, keys, update } from 'idb-keyval';
import { mergeInputs, parseHistory, type InputStore } from './input-history.js';

const NOBODY = '-';

const prefixOf = (owner: string | null): string => `${owner ?? NOBODY}/`;

/** Custom inputs in IndexedDB, in a separate database from the drafts. */
export function createIndexedInputStore(): InputStore {
  const store = createStore('hone-inputs', 'inputs');
  const read = async (owner: string | null, slug: string) =>
    parseHistory(await get<unknown>(`${prefixOf(owner)}${slug}`, store));
  return {
    // Inputs from before the session belong to its user.
    list: async (owner, slug) => mergeInputs(await read(owner, slug), await read(null, slug)),
    add: (owner, slug, input) =>
      update<unknown>(`${prefixOf(owner)}${slug}`, (old) => mergeInputs(parseHistory(old), [input]), store),
    async erase(owner) {
      const names = (await keys<IDBValidKey>(store)).filter((name) => typeof name === 'string');
      const own = [prefixOf(owner), prefixOf(null)];
      await delMany(
        names.filter((name) => own.some((prefix) => name.startsWith(prefix))),
        store,
      );
    },
  };
}
