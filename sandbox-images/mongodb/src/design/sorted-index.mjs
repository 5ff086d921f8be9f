import { compareValues } from '../bson-order.mjs';
import { DuplicateKey, indexKeys } from './index-keys.mjs';
import { Fault } from './meter.mjs';

/** An index: its entries in the order of their keys, each with the document that it leads to. */
export class SortedIndex {
  constructor({ keys, unique = false }) {
    this.paths = Object.keys(keys);
    this.directions = Object.values(keys);
    this.unique = unique;
    this.name = Object.entries(keys)
      .map(([path, direction]) => `${path}: ${direction}`)
      .join(', ');
    /** Places of the paths that led through an array in some document. */
    this.multikey = new Set();
    this.entries = [];
  }

  /** The keys of a document. Throws `DuplicateKey` where another document has one of them in a unique index. */
  keysOf(document, own) {
    const { keys, multikey } = indexKeys(document, this.paths);
    if (this.unique)
      for (const key of keys) {
        const holder = this.entries[this.#place(key, -1)];
        if (holder !== undefined && holder.record !== own && compareValues(holder.key, key) === 0)
          throw new DuplicateKey(
            `duplicate key in the unique index { ${this.name} }: ${JSON.stringify(key)}`,
          );
      }
    return { keys, multikey };
  }

  add(keys, multikey, record) {
    for (const place of multikey) this.multikey.add(place);
    for (const key of keys) this.entries.splice(this.#place(key, record.id), 0, { key, record });
  }

  remove(keys, record) {
    for (const key of keys) {
      const place = this.#place(key, record.id);
      if (this.entries[place]?.record !== record) throw new Fault(`the index ${this.name} lost an entry`);
      this.entries.splice(place, 1);
    }
  }

  /** From the first entry that `position` does not place before the wanted ones to the last: `[from, to)`. */
  range(position) {
    return [
      this.#search((entry) => position(entry.key) >= 0),
      this.#search((entry) => position(entry.key) > 0),
    ];
  }

  /** Where an entry stands or would stand; entries of one key are in the order of their documents' numbers. */
  #place(key, id) {
    return this.#search((entry) => {
      const difference = this.#compareKeys(entry.key, key);
      return difference > 0 || (difference === 0 && entry.record.id >= id);
    });
  }

  #compareKeys(one, other) {
    for (let at = 0; at < one.length; at += 1) {
      const difference = compareValues(one[at], other[at]) * this.directions[at];
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #search(isAtOrAfter) {
    let from = 0;
    let to = this.entries.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isAtOrAfter(this.entries[middle])) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
