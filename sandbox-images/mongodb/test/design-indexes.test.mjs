import { strict as assert } from 'node:assert';
import { test } from 'node:test';

import { Collection } from '../src/design/collection.mjs';
import { indexKeys } from '../src/design/index-keys.mjs';
import { Meter, TooMuchWork } from '../src/design/meter.mjs';

const collectionOf = (indexes, documents, most = 1e6) => {
  const meter = new Meter(most);
  const collection = new Collection('orders', indexes, meter);
  for (const document of documents) collection.insert(document);
  meter.begin();
  return {
    meter,
    collection,
    find(filter, how) {
      meter.begin();
      const { records, isSorted } = collection.find(filter, how);
      return { ids: records.map(({ document }) => document._id), isSorted, examined: meter.counts.examined };
    },
  };
};

const HUNDRED = Array.from({ length: 100 }, (_each, at) => ({
  _id: at,
  customer: at % 10,
  day: at,
  kind: at % 2,
}));

test('a query without an index looks at every document', () => {
  const { ids, examined } = collectionOf([], HUNDRED).find({ customer: 3 });
  assert.equal(examined, 100);
  assert.equal(ids.length, 10);
});

test('the first fields that a query fixes narrow an index, a field after a gap does not', () => {
  const orders = collectionOf([{ keys: { customer: 1, day: 1, kind: 1 } }], HUNDRED);
  assert.equal(orders.find({ customer: 3 }).examined, 10);
  assert.equal(orders.find({ customer: 3, day: { $gte: 50 } }).examined, 5);
  assert.equal(orders.find({ customer: 3, kind: 1 }).examined, 10);
  assert.equal(orders.find({ day: 50 }).examined, 100);
});

test('several values are looked up one by one', () => {
  const orders = collectionOf([{ keys: { customer: 1, day: 1 } }], HUNDRED);
  assert.equal(orders.find({ customer: { $in: [3, 4, 3] }, day: { $lt: 20 } }).examined, 4);
});

test('an index serves an order after what is fixed, in both directions, and stops at the limit', () => {
  for (const keys of [
    { customer: 1, day: -1 },
    { customer: 1, day: 1 },
  ]) {
    const found = collectionOf([{ keys }], HUNDRED).find({ customer: 3 }, { sort: { day: -1 }, most: 2 });
    assert.deepEqual(found, { ids: [93, 83], isSorted: true, examined: 2 });
  }
});

test('a range before the order leaves the sort to be done', () => {
  const orders = collectionOf([{ keys: { day: 1, customer: 1 } }], HUNDRED);
  const found = orders.find({ day: { $gte: 90 } }, { sort: { customer: 1 }, most: 2 });
  assert.equal(found.isSorted, false);
  assert.equal(found.examined, 10);
});

test('of several indexes the one that looks at least is taken', () => {
  const orders = collectionOf([{ keys: { kind: 1 } }, { keys: { customer: 1 } }], HUNDRED);
  assert.equal(orders.find({ kind: 1, customer: 3 }).examined, 10);
});

test('a missing field stands where null stands', () => {
  const orders = collectionOf([{ keys: { at: 1 } }], [{ _id: 1 }, { _id: 2, at: null }, { _id: 3, at: 5 }]);
  assert.deepEqual(orders.find({ at: null }), { ids: [1, 2], isSorted: true, examined: 2 });
});

const LINES = [
  {
    _id: 1,
    lines: [
      { w: 'n', s: 'open' },
      { w: 's', s: 'sent' },
    ],
  },
  {
    _id: 2,
    lines: [
      { w: 'n', s: 'sent' },
      { w: 's', s: 'open' },
    ],
  },
  {
    _id: 3,
    lines: [
      { w: 'n', s: 'open' },
      { w: 'n', s: 'open' },
    ],
  },
  { _id: 4, lines: [] },
];

test('an array has an entry for each different element', () => {
  assert.deepEqual(indexKeys(LINES[2], ['lines.w', 'lines.s']).keys, [['n', 'open']]);
  assert.deepEqual(indexKeys(LINES[0], ['lines.w', 'lines.s']).keys.length, 2);
  assert.deepEqual(indexKeys(LINES[3], ['lines.w', 'lines.s']).keys, [[null, null]]);
});

test('both fields of an element narrow an index only where one element must meet both', () => {
  const orders = collectionOf([{ keys: { 'lines.w': 1, 'lines.s': 1 } }], LINES);
  const together = orders.find({ lines: { $elemMatch: { w: 'n', s: 'open' } } });
  assert.deepEqual([together.ids, together.examined], [[1, 3], 2]);
  const apart = orders.find({ 'lines.w': 'n', 'lines.s': 'open' });
  assert.deepEqual([apart.ids, apart.examined], [[1, 3, 2], 3]);
});

test('two ends of a range on an array are not one range', () => {
  const orders = collectionOf(
    [{ keys: { a: 1 } }],
    [
      { _id: 1, a: [1, 10] },
      { _id: 2, a: [4] },
    ],
  );
  assert.deepEqual(orders.find({ a: { $gt: 5, $lt: 3 } }).ids, [1]);
});

test('an index cannot hold two arrays side by side', () => {
  assert.throws(() => indexKeys({ a: [1], b: [2] }, ['a', 'b']), /two arrays/);
});

test('a unique index refuses a second document, and the first may be changed', () => {
  const { collection } = collectionOf([{ keys: { email: 1 }, unique: true }], [{ _id: 1, email: 'a' }]);
  assert.throws(() => collection.insert({ _id: 2, email: 'a' }), /duplicate key/);
  assert.throws(() => collection.insert({ _id: 1, email: 'b' }), /duplicate key/);
  const [record] = collection.find({ _id: 1 }).records;
  collection.replace(record, { _id: 1, email: 'b' });
  collection.insert({ _id: 2, email: 'a' });
});

test('writes count entries that come and go', () => {
  const { collection, meter } = collectionOf(
    [{ keys: { a: 1 } }, { keys: { b: 1 } }],
    [{ _id: 1, a: 1, b: 1 }],
  );
  const [record] = collection.find({ _id: 1 }).records;
  meter.begin();
  collection.replace(record, { _id: 1, a: 2, b: 1 });
  assert.deepEqual([meter.counts.documents, meter.counts.entries], [1, 2]);
  meter.begin();
  collection.replace(record, { _id: 1, a: 2, b: 1 });
  assert.equal(meter.counts.documents, 0);
  collection.remove(record);
  assert.equal(meter.counts.entries, 3);
});

test('what is looked at is bounded', () => {
  const orders = collectionOf([], HUNDRED, 150);
  orders.find({ customer: 1 });
  assert.throws(() => orders.find({ customer: 1 }), TooMuchWork);
});

test('any order of writes leaves an index as a new one would be', () => {
  const orders = collectionOf([{ keys: { customer: -1, day: 1 } }], HUNDRED);
  const { collection } = orders;
  for (let step = 0; step < 300; step += 1) {
    const [record] = collection.find({ _id: (step * 37) % 100 }).records;
    collection.replace(record, { ...record.document, customer: (step * 7) % 11, day: (step * 13) % 17 });
  }
  const documents = [...collection.records.values()].map(({ document }) => document);
  const fresh = collectionOf([{ keys: { customer: -1, day: 1 } }], documents);
  const keysOf = (each) => each.indexes[1].entries.map(({ key }) => key);
  assert.deepEqual(keysOf(collection), keysOf(fresh.collection));
});
