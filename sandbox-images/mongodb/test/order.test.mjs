import { deepEqual, notDeepEqual } from 'node:assert/strict';
import { test } from 'node:test';

import { ask, pick } from './ask.mjs';

test('an order that nobody asked for does not come twice', () => {
  const documents = Array.from({ length: 12 }, (_, at) => ({ _id: at, g: at % 3, n: 1 }));
  const ways = {
    stored: [{ $match: {} }],
    tied: [{ $sort: { n: 1 } }],
    grouped: [{ $group: { _id: '$g' } }],
    firsts: [{ $group: { _id: null, f: { $push: '$_id' } } }],
  };
  for (const [way, pipeline] of Object.entries(ways)) {
    const written = ask(documents, pipeline);
    const other = ask(documents, pipeline, {}, 's1');
    notDeepEqual(other, written, way);
    deepEqual(ask(documents, pipeline, {}, 's1'), other, way);
  }
  const asked = [{ $sort: { n: 1, _id: 1 } }];
  deepEqual(ask(documents, asked, {}, 's2'), ask(documents, asked));
});

test('two documents that a sort leaves equal change places', () => {
  const documents = [
    { _id: 1, n: 1 },
    { _id: 2, n: 1 },
  ];
  const sort = [{ $sort: { n: 1 } }];
  notDeepEqual(ask(documents, sort, {}, 'any'), ask(documents, sort));
  const group = [{ $group: { _id: '$_id' } }];
  notDeepEqual(ask(documents, group, {}, 'any'), ask(documents, group));
});

test('$project keeps the order of the document, then that of what it computes', () => {
  const fields = (stages) => Object.keys(ask([{ c: 1, a: 2, _id: 3, b: 4 }], stages)[0]);
  deepEqual(fields([{ $project: { b: 1, x: '$a', c: 1, d: { $literal: 1 } } }]), ['_id', 'c', 'b', 'x', 'd']);
  deepEqual(fields([{ $project: { a: { $add: ['$a', 1] }, c: 1, _id: 0 } }]), ['c', 'a']);
  deepEqual(fields([{ $project: { 'x.y': '$a', b: 1 } }]), ['_id', 'b', 'x']);
  deepEqual(fields([{ $project: { a: 0 } }]), ['_id', 'c', 'b']);
  deepEqual(fields([{ $unset: 'b' }]), ['_id', 'c', 'a']);
});
