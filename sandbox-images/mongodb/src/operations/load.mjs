import { fromExtended } from '../extended-json.mjs';

/** Puts collections in place of whatever was there: `collections` has an array of documents under each name. */
export function load(store, { collections }) {
  const read = Object.entries(collections).map(([name, documents]) => [name, documents.map(fromExtended)]);
  store.replace(new Map(read));
  return { end: 'done', documents: read.reduce((sum, [, documents]) => sum + documents.length, 0) };
}

export function shuffle(store, { seed }) {
  store.shuffle(String(seed));
  return { end: 'done' };
}
