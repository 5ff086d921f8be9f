import type { Identified, RecordStore } from '../../storage/record-store.js';

/** Records in memory, for unit tests. */
export function createMemoryRecordStore<T extends Identified, K extends keyof T>(): RecordStore<T, K> {
  const records = new Map<string, T>();
  return {
    insert(record) {
      if (records.has(record.id)) return Promise.resolve(false);
      records.set(record.id, structuredClone(record));
      return Promise.resolve(true);
    },
    find: (id) => Promise.resolve(structuredClone(records.get(id))),
    list({ where, order = 'asc', after, limit }) {
      const isPast = (id: string) => after === undefined || (order === 'asc' ? id > after : id < after);
      const wanted = Object.entries(where);
      const found = [...records.values()]
        .filter((record) => isPast(record.id))
        .filter((record) => wanted.every(([field, value]) => Reflect.get(record, field) === value))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
      if (order === 'desc') found.reverse();
      return Promise.resolve(structuredClone(found.slice(0, limit)));
    },
    put(record) {
      records.set(record.id, structuredClone(record));
      return Promise.resolve();
    },
    remove(id) {
      records.delete(id);
      return Promise.resolve();
    },
  };
}
