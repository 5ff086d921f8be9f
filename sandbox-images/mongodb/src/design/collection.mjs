import { accessPlans } from './access-plan.mjs';
import { bsonSize, longestArray } from './bson-size.mjs';
import { conditionsOf } from './conditions.mjs';
import { Refused } from './index-keys.mjs';
import { createTest, interleaved } from './query-language.mjs';
import { SortedIndex } from './sorted-index.mjs';

/** No server stores a larger document. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** Documents of one name with their indexes. Whatever is looked at or written is counted. */
export class Collection {
  constructor(name, indexes, meter) {
    this.name = name;
    this.meter = meter;
    this.records = new Map();
    this.nextId = 1;
    this.indexes = [{ keys: { _id: 1 }, unique: true }, ...indexes].map((index) => new SortedIndex(index));
    this.largest = { bytes: 0, array: 0, path: '' };
  }

  insert(document) {
    if (document._id === undefined) throw new Refused(`a document of ${this.name} has no _id`);
    const record = { id: this.nextId, document };
    const keyed = this.indexes.map((index) => index.keysOf(document, record));
    this.#measure(document);
    this.meter.write();
    this.nextId += 1;
    this.records.set(record.id, record);
    record.keys = keyed.map(({ keys }) => keys);
    for (const [place, { keys, multikey }] of keyed.entries()) {
      this.indexes[place].add(keys, multikey, record);
      this.meter.entries(keys.length);
    }
  }

  replace(record, document) {
    if (JSON.stringify(record.document) === JSON.stringify(document)) return;
    const after = this.indexes.map((index) => index.keysOf(document, record));
    this.#measure(document);
    this.meter.write();
    for (const [place, index] of this.indexes.entries()) {
      const { keys, multikey } = after[place];
      const old = new Set(record.keys[place].map(keyText));
      const now = new Set(keys.map(keyText));
      const gone = record.keys[place].filter((key) => !now.has(keyText(key)));
      const come = keys.filter((key) => !old.has(keyText(key)));
      index.remove(gone, record);
      index.add(come, multikey, record);
      this.meter.entries(gone.length + come.length);
    }
    record.document = document;
    record.keys = after.map(({ keys }) => keys);
  }

  remove(record) {
    this.meter.write();
    for (const [place, index] of this.indexes.entries()) {
      const keys = record.keys[place];
      index.remove(keys, record);
      this.meter.entries(keys.length);
    }
    this.records.delete(record.id);
  }

  /**
   * The records that match, in the query's order where an index serves it (`isSorted`), and no more than `most` of them
   * then. Of all ways through the indexes the one that looks at least is taken.
   */
  find(filter, { sort, most = Infinity } = {}) {
    const test = createTest(filter);
    const matches = ({ document }) => test(document);
    const plans = accessPlans(this.indexes, conditionsOf(filter), sort);
    const scan = {
      cost: this.records.size,
      isSorted: sort === undefined,
      run: () => interleaved(this.records.values()),
    };
    const ways = [scan, ...plans.map((plan) => wayOf(plan, { sort, most, matches }))];
    const best = ways.reduce((one, other) => (isBetter(other, one) ? other : one));
    return { records: this.#collect(best, matches, most), isSorted: best.isSorted };
  }

  #collect({ run, isSorted }, matches, most) {
    const found = new Set();
    for (const record of run()) {
      this.meter.look();
      if (!matches(record)) continue;
      found.add(record);
      if (isSorted && found.size >= most) break;
    }
    return [...found];
  }

  #measure(document) {
    const bytes = bsonSize(document);
    if (bytes > LARGEST_BYTES) throw new Refused(`a document of ${this.name} would be larger than 16 MiB`);
    this.largest.bytes = Math.max(this.largest.bytes, bytes);
    const { path, length } = longestArray(document);
    if (length > this.largest.array) Object.assign(this.largest, { array: length, path });
  }
}

const keyText = (key) => JSON.stringify(key);

function wayOf(plan, { sort, most, matches }) {
  const isSorted = sort === undefined || plan.order !== undefined;
  const run = () => entriesOf(plan);
  // Only trying tells how soon enough matches have come.
  const cost = isSorted && most < plan.entries ? costUntil(run(), matches, most) : plan.entries;
  return { cost, isSorted, run };
}

/** Fewer looks first; of equal ways the one that needs no sort, and an index before the whole collection. */
function isBetter(one, other) {
  if (one.cost !== other.cost) return one.cost < other.cost;
  return one.isSorted || !other.isSorted;
}

function* entriesOf({ index, ranges, order }) {
  const ways = order === 'backward' ? [...ranges].reverse() : ranges;
  for (const [from, to] of ways)
    for (let step = 0; step < to - from; step += 1)
      yield index.entries[order === 'backward' ? to - 1 - step : from + step].record;
}

function costUntil(records, matches, most) {
  const found = new Set();
  let cost = 0;
  for (const record of records) {
    cost += 1;
    if (matches(record)) found.add(record);
    if (found.size >= most) break;
  }
  return cost;
}
