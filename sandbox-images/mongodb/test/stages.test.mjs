import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';

import { ask, pick } from './ask.mjs';

const at = (text) => ({ $date: text });
const numbers = [
  { _id: 1, g: 'a', n: 1 },
  { _id: 2, g: 'b', n: 5 },
  { _id: 3, g: 'a', n: 3 },
];

test('$project takes, leaves out, renames and computes', () => {
  const documents = [{ _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }] }];
  deepEqual(ask(documents, [{ $project: { a: 1 } }]), [{ _id: 'i1', a: 'i1' }]);
  deepEqual(ask(documents, [{ $project: { _id: 0, b: 0, e: 0 } }]), [{ a: 'i1' }]);
  deepEqual(ask(documents, [{ $project: { _id: 0, x: '$b.c' } }]), [{ x: 'i2' }]);
  deepEqual(ask(documents, [{ $project: { _id: 0, 'b.c': 1 } }]), [{ b: 'j{"c":2}' }]);
  deepEqual(ask(documents, [{ $project: { _id: 0, 'e.f': 1 } }]), [{ e: 'j[{"f":1}]' }]);
  deepEqual(ask(documents, [{ $project: { _id: 0, x: '$nothing', y: { $literal: null } } }]), [{ y: null }]);
});

test('$set adds, replaces and reaches into documents, one for each item of an array', () => {
  const documents = [{ _id: 1, a: { b: 1 } }];
  deepEqual(ask(documents, [{ $set: { 'a.c': 2, d: '$a.b' } }]), [
    { _id: 'i1', a: 'j{"b":1,"c":2}', d: 'i1' },
  ]);
  deepEqual(ask([{ _id: 1, a: [{ b: 1 }, { b: 2 }] }], [{ $set: { 'a.c': 3 } }]), [
    { _id: 'i1', a: 'j[{"b":1,"c":3},{"b":2,"c":3}]' },
  ]);
  deepEqual(ask(documents, [{ $set: { a: '$$REMOVE' } }]), [{ _id: 'i1' }]);
  deepEqual(ask(documents, [{ $unset: ['a.b', '_id'] }]), [{ a: 'j{}' }]);
});

test('$unwind makes one document of each item, and of none unless they are kept', () => {
  const documents = [
    { _id: 1, x: ['a', 'b'] },
    { _id: 2, x: [] },
    { _id: 3, x: null },
    { _id: 4 },
    { _id: 5, x: 0 },
  ];
  deepEqual(pick(ask(documents, [{ $unwind: '$x' }]), 'x'), ['ta', 'tb', 'i0']);
  const kept = ask(documents, [
    { $unwind: { path: '$x', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
  ]);
  deepEqual(pick(kept, '_id'), ['i1', 'i1', 'i2', 'i3', 'i4', 'i5']);
  deepEqual(pick(kept, 'x'), ['ta', 'tb', undefined, null, undefined, 'i0']);
  deepEqual(pick(kept, 'at'), ['i0', 'i1', null, null, null, null]);
});

test('documents that were one have nothing in common after $unwind', () => {
  const made = ask([{ _id: 1, x: [1, 2], o: { p: 0 } }], [{ $unwind: '$x' }, { $set: { 'o.p': '$x' } }]);
  deepEqual(pick(made, 'o'), ['j{"p":1}', 'j{"p":2}']);
});

test('$group by one value, by several, and by none', () => {
  const groups = ask(numbers, [
    { $group: { _id: '$g', n: { $sum: '$n' }, k: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ]);
  deepEqual(groups, [
    { _id: 'ta', n: 'i4', k: 'i2' },
    { _id: 'tb', n: 'i5', k: 'i1' },
  ]);
  const both = ask(numbers, [{ $group: { _id: { g: '$g', odd: { $mod: ['$n', 2] } }, k: { $count: {} } } }]);
  deepEqual(pick(both, '_id').sort(), ['j{"g":"a","odd":1}', 'j{"g":"b","odd":1}']);
  deepEqual(ask(numbers, [{ $group: { _id: null, m: { $max: '$n' } } }]), [{ _id: null, m: 'i5' }]);
  deepEqual(ask([], [{ $group: { _id: null, k: { $sum: 1 } } }]), []);
});

test('null and a missing value are one group', () => {
  const groups = ask([{ _id: 1, x: null }, { _id: 2 }], [{ $group: { _id: '$x', k: { $sum: 1 } } }]);
  deepEqual(groups, [{ _id: null, k: 'i2' }]);
});

test('accumulators pass over what they cannot use', () => {
  const documents = [{ _id: 1, n: 2 }, { _id: 2, n: null }, { _id: 3 }, { _id: 4, n: 'x' }, { _id: 5, n: 4 }];
  const [made] = ask(documents, [
    {
      $group: {
        _id: null,
        sum: { $sum: '$n' },
        avg: { $avg: '$n' },
        min: { $min: '$n' },
        max: { $max: '$n' },
      },
    },
  ]);
  deepEqual(made, { _id: null, sum: 'i6', avg: 'i3', min: 'i2', max: 'tx' });
  const empty = ask(
    [{ _id: 1, n: null }],
    [{ $group: { _id: null, sum: { $sum: '$n' }, avg: { $avg: '$n' }, min: { $min: '$n' } } }],
  );
  deepEqual(empty, [{ _id: null, sum: 'i0', avg: null, min: null }]);
});

test('$sum over an array counts nothing in a group', () => {
  const documents = [{ _id: 1, items: [{ q: 1 }, { q: 2 }] }];
  equal(ask(documents, [{ $group: { _id: null, q: { $sum: '$items.q' } } }])[0].q, 'i0');
  equal(ask(documents, [{ $group: { _id: null, q: { $sum: { $sum: '$items.q' } } } }])[0].q, 'i3');
});

test('$push keeps null and leaves out what is missing, $addToSet has each value once', () => {
  const documents = [{ _id: 1, n: 1 }, { _id: 2, n: null }, { _id: 3 }, { _id: 4, n: 1 }];
  const [made] = ask(documents, [{ $group: { _id: null, p: { $push: '$n' }, s: { $addToSet: '$n' } } }]);
  deepEqual([made.p, made.s], ['j[1,null,1]', 'j[1,null]']);
});

test('$first and $last follow the order in which documents come, $top an order of its own', () => {
  const spec = { f: { $first: '$n' }, l: { $last: '$n' }, t: { $top: { sortBy: { n: -1 }, output: '$n' } } };
  deepEqual(ask(numbers, [{ $sort: { n: 1 } }, { $group: { _id: null, ...spec } }]), [
    { _id: null, f: 'i1', l: 'i5', t: 'i5' },
  ]);
});

test('$sort by several keys, kinds of values in their order, missing like null', () => {
  const documents = [
    { _id: 1, x: 'b' },
    { _id: 2, x: 3 },
    { _id: 3 },
    { _id: 4, x: null },
    { _id: 5, x: true },
  ];
  deepEqual(pick(ask(documents, [{ $sort: { x: 1, _id: -1 } }]), '_id'), ['i4', 'i3', 'i2', 'i1', 'i5']);
  deepEqual(pick(ask(documents, [{ $sort: { x: -1, _id: 1 } }]), '_id'), ['i5', 'i1', 'i2', 'i3', 'i4']);
  const lists = [
    { _id: 1, x: [1, 9] },
    { _id: 2, x: [5] },
    { _id: 3, x: [] },
  ];
  deepEqual(pick(ask(lists, [{ $sort: { x: 1 } }]), '_id'), ['i3', 'i1', 'i2']);
  deepEqual(pick(ask(lists, [{ $sort: { x: -1 } }]), '_id'), ['i1', 'i2', 'i3']);
});

test('texts sort by their bytes', () => {
  const documents = ['b', 'B', 'a', 'é', 'Z'].map((x, at) => ({ _id: at, x }));
  deepEqual(pick(ask(documents, [{ $sort: { x: 1 } }]), 'x'), ['tB', 'tZ', 'ta', 'tb', 'té']);
});

test('$lookup by fields joins arrays item by item, and nothing with null or missing', () => {
  const others = { b: [{ _id: 'x', n: 1 }, { _id: 'y', n: 2 }, { _id: 'z' }] };
  const join = { from: 'b', localField: 'k', foreignField: '_id', as: 'found' };
  const made = ask(
    [
      { _id: 1, k: 'x' },
      { _id: 2, k: ['x', 'y'] },
      { _id: 3, k: 'w' },
    ],
    [{ $lookup: join }],
    others,
  );
  deepEqual(pick(made, 'found'), ['j[{"_id":"x","n":1}]', 'j[{"_id":"x","n":1},{"_id":"y","n":2}]', 'j[]']);
  const nothing = ask([{ _id: 1 }], [{ $lookup: { ...join, foreignField: 'n' } }], others);
  deepEqual(pick(nothing, 'found'), ['j[{"_id":"z"}]']);
});

test('$lookup by a pipeline sees variables, and later stages change its documents alone', () => {
  const others = {
    b: [
      { _id: 1, n: 1 },
      { _id: 2, n: 5 },
    ],
  };
  const pipeline = [{ $match: { $expr: { $gt: ['$n', '$$least'] } } }, { $project: { _id: 1 } }];
  const made = ask(
    [
      { _id: 1, m: 0 },
      { _id: 2, m: 3 },
    ],
    [{ $lookup: { from: 'b', let: { least: '$m' }, pipeline, as: 'found' } }],
    others,
  );
  deepEqual(pick(made, 'found'), ['j[{"_id":1},{"_id":2}]', 'j[{"_id":2}]']);
  const join = { from: 'b', localField: 'k', foreignField: '_id', as: 'f' };
  const changed = ask(
    [
      { _id: 1, k: 1 },
      { _id: 2, k: 1 },
    ],
    [{ $lookup: join }, { $set: { 'f.of': '$_id' } }],
    others,
  );
  deepEqual(pick(changed, 'f'), ['j[{"_id":1,"n":1,"of":1}]', 'j[{"_id":1,"n":1,"of":2}]']);
});

test('$lookup by fields and a pipeline', () => {
  const others = {
    b: [
      { _id: 1, k: 'x', n: 1 },
      { _id: 2, k: 'x', n: 5 },
      { _id: 3, k: 'y', n: 9 },
    ],
  };
  const pipeline = [{ $match: { n: { $gt: 2 } } }, { $project: { _id: 1 } }];
  const join = { from: 'b', localField: 'k', foreignField: 'k', pipeline, as: 'f' };
  deepEqual(
    pick(
      ask(
        [
          { _id: 1, k: 'x' },
          { _id: 2, k: 'z' },
          { _id: 3, k: ['x', 'y'] },
        ],
        [{ $lookup: join }],
        others,
      ),
      'f',
    ),
    ['j[{"_id":2}]', 'j[]', 'j[{"_id":2},{"_id":3}]'],
  );
});

test('$facet, $count, $sortByCount, $bucket, $skip and $limit', () => {
  deepEqual(
    ask(numbers, [
      { $facet: { all: [{ $count: 'n' }], big: [{ $match: { n: { $gt: 4 } } }, { $project: { n: 1 } }] } },
    ]),
    [{ all: 'j[{"n":3}]', big: 'j[{"_id":2,"n":5}]' }],
  );
  deepEqual(ask(numbers, [{ $match: { n: 99 } }, { $count: 'n' }]), []);
  deepEqual(ask(numbers, [{ $sortByCount: '$g' }]), [
    { _id: 'ta', count: 'i2' },
    { _id: 'tb', count: 'i1' },
  ]);
  deepEqual(
    ask(numbers, [{ $bucket: { groupBy: '$n', boundaries: [0, 3, 10], output: { k: { $sum: 1 } } } }]),
    [
      { _id: 'i0', k: 'i1' },
      { _id: 'i3', k: 'i2' },
    ],
  );
  deepEqual(pick(ask(numbers, [{ $sort: { n: 1 } }, { $skip: 1 }, { $limit: 1 }]), 'n'), ['i3']);
});

test('$unionWith, $replaceRoot, $replaceWith and $graphLookup', () => {
  const others = {
    b: [
      { _id: 9, n: 2 },
      { _id: 8, n: 3 },
    ],
  };
  deepEqual(
    pick(ask([{ _id: 1 }], [{ $unionWith: { coll: 'b', pipeline: [{ $match: { n: 2 } }] } }], others), '_id'),
    ['i1', 'i9'],
  );
  deepEqual(ask([{ _id: 1, d: { x: 1 } }], [{ $replaceRoot: { newRoot: '$d' } }]), [{ x: 'i1' }]);
  deepEqual(ask([{ _id: 1, d: { x: 1 } }], [{ $replaceWith: { $mergeObjects: ['$d', { y: 2 }] } }]), [
    { x: 'i1', y: 'i2' },
  ]);
  const tree = {
    b: [
      { _id: 'a', up: null },
      { _id: 'b', up: 'a' },
      { _id: 'c', up: 'b' },
    ],
  };
  const climb = { from: 'b', startWith: '$up', connectFromField: 'up', connectToField: '_id', as: 'over' };
  const [made] = ask(
    [{ _id: 1, up: 'c' }],
    [{ $graphLookup: climb }, { $project: { ids: '$over._id' } }],
    tree,
  );
  deepEqual(JSON.parse(made.ids.slice(1)).sort(), ['a', 'b', 'c']);
});

test('$setWindowFields counts, ranks and sums within partitions', () => {
  const output = {
    place: { $rank: {} },
    so: { $sum: '$n', window: { documents: ['unbounded', 'current'] } },
    all: { $sum: '$n' },
  };
  const made = ask(numbers, [
    { $setWindowFields: { partitionBy: '$g', sortBy: { n: -1 }, output } },
    { $sort: { _id: 1 } },
  ]);
  deepEqual(pick(made, 'place'), ['i2', 'i1', 'i1']);
  deepEqual(pick(made, 'so'), ['i4', 'i5', 'i3']);
  deepEqual(pick(made, 'all'), ['i4', 'i5', 'i4']);
});

test('dates group by day and week in UTC', () => {
  const documents = [
    { _id: 1, d: at('2026-03-01T23:59:59Z') },
    { _id: 2, d: at('2026-03-02T00:00:00Z') },
  ];
  const made = ask(documents, [
    { $group: { _id: { $dateTrunc: { date: '$d', unit: 'day' } } } },
    { $sort: { _id: 1 } },
  ]);
  deepEqual(pick(made, '_id'), ['d2026-03-01 00:00:00.000', 'd2026-03-02 00:00:00.000']);
});
