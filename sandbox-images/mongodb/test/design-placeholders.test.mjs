import { strict as assert } from 'node:assert';
import { test } from 'node:test';

import { filler } from '../src/design/placeholders.mjs';

const VALUES = {
  id: 'O1',
  name: '$total',
  trap: { $gt: '' },
  lines: [{ sku: 'a' }],
  order: { lines: [1, 2], at: new Date(0) },
};
const fill = filler(VALUES);

test('a value stands where its name stood, whole or a part of it', () => {
  assert.deepEqual(
    fill.plain({ _id: '$$id', lines: '$$lines', n: ['$$order.lines'], gone: '$$order.none.at' }),
    {
      _id: 'O1',
      lines: [{ sku: 'a' }],
      n: [[1, 2]],
      gone: null,
    },
  );
  assert.deepEqual(fill.plain({ at: '$$order.at' }).at, new Date(0));
});

test('what is taken is a copy', () => {
  const { lines } = fill.plain({ lines: '$$lines' });
  lines.push('more');
  assert.equal(VALUES.lines.length, 1);
});

test('text that looks like a field stays text in an expression', () => {
  assert.deepEqual(fill.expression({ $concat: ['$$name', '$other', '$$this'] }), {
    $concat: [{ $literal: '$total' }, '$other', '$$this'],
  });
  assert.deepEqual(fill.expression({ $literal: '$$name' }), { $literal: '$total' });
});

test('a document that looks like an operator is compared as a document', () => {
  assert.deepEqual(fill.filter({ owner: '$$trap' }), { owner: { $eq: { $gt: '' } } });
  assert.deepEqual(fill.filter({ owner: { $ne: '$$trap' } }), { owner: { $ne: { $gt: '' } } });
  assert.deepEqual(fill.filter({ $expr: { $eq: ['$owner', '$$name'] } }), {
    $expr: { $eq: ['$owner', { $literal: '$total' }] },
  });
});

test('a pushed document is one element, whatever its fields are called', () => {
  const own = filler({ line: { $each: [1, 2] } });
  assert.deepEqual(own.update({ $push: { lines: '$$line' } }), {
    $push: { lines: { $each: [{ $each: [1, 2] }] } },
  });
});

test('stages are filled as what they are', () => {
  assert.deepEqual(
    fill.pipeline([{ $match: { _id: '$$id' } }, { $limit: '$$order.lines' }, { $set: { a: '$$id' } }]),
    [{ $match: { _id: 'O1' } }, { $limit: [1, 2] }, { $set: { a: { $literal: 'O1' } } }],
  );
});

test('a value is no part of an expression in any stage', () => {
  assert.deepEqual(fill.pipeline([{ $sortByCount: '$$name' }, { $unset: '$$name' }]), [
    { $sortByCount: { $literal: '$total' } },
    { $unset: '$$name' },
  ]);
});
