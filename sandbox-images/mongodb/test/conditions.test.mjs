import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';

import { matching } from './ask.mjs';

const day = (text) => ({ $date: `${text}T00:00:00Z` });

test('null in a condition is null or missing, and $exists tells them apart', () => {
  const documents = [{ x: 1 }, { x: null }, {}, { x: [] }, { x: [null] }];
  deepEqual(matching({ x: null }, documents), [1, 2, 4]);
  deepEqual(matching({ x: { $exists: false } }, documents), [2]);
  deepEqual(matching({ x: { $ne: null } }, documents), [0, 3]);
  deepEqual(matching({ x: { $type: 'null' } }, documents), [1, 4]);
});

test('a condition compares values of its own kind only', () => {
  const documents = [{ x: 5 }, { x: '5' }, { x: 'a' }, { x: null }, {}, { x: true }];
  deepEqual(matching({ x: { $gt: 4 } }, documents), [0]);
  deepEqual(matching({ x: { $gte: '5' } }, documents), [1, 2]);
  deepEqual(matching({ x: { $lt: 10 } }, documents), [0]);
  deepEqual(matching({ x: { $ne: 5 } }, documents), [1, 2, 3, 4, 5]);
});

test('dates compare with dates', () => {
  const documents = [{ at: day('2026-03-01') }, { at: day('2026-03-02') }, { at: '2026-03-03' }];
  deepEqual(matching({ at: { $gte: day('2026-03-02') } }, documents), [1]);
});

test('two conditions on an array may be met by different items, $elemMatch needs one', () => {
  const documents = [
    {
      items: [
        { sku: 'a', qty: 1 },
        { sku: 'b', qty: 9 },
      ],
    },
    { items: [{ sku: 'a', qty: 9 }] },
    { items: [] },
    {},
  ];
  deepEqual(matching({ 'items.sku': 'a', 'items.qty': { $gt: 5 } }, documents), [0, 1]);
  deepEqual(matching({ items: { $elemMatch: { sku: 'a', qty: { $gt: 5 } } } }, documents), [1]);
  deepEqual(matching({ items: { $size: 0 } }, documents), [2]);
  deepEqual(matching({ 'items.0': { $exists: true } }, documents), [0, 1]);
});

test('an array meets a condition by any of its items, $nin and $not by none', () => {
  const documents = [{ tags: ['a', 'b'] }, { tags: 'a' }, { tags: ['c'] }, {}];
  deepEqual(matching({ tags: 'a' }, documents), [0, 1]);
  deepEqual(matching({ tags: { $in: ['b', 'c'] } }, documents), [0, 2]);
  deepEqual(matching({ tags: { $nin: ['a'] } }, documents), [2, 3]);
  deepEqual(matching({ tags: { $all: ['a', 'b'] } }, documents), [0]);
  deepEqual(matching({ tags: ['a', 'b'] }, documents), [0]);
  deepEqual(matching({ tags: { $not: { $eq: 'a' } } }, documents), [2, 3]);
});

test('logic', () => {
  const documents = [
    { a: 1, b: 1 },
    { a: 1, b: 2 },
    { a: 2, b: 2 },
  ];
  deepEqual(matching({ $or: [{ a: 2 }, { b: 1 }] }, documents), [0, 2]);
  deepEqual(matching({ $and: [{ a: 1 }, { b: 2 }] }, documents), [1]);
  deepEqual(matching({ $nor: [{ a: 2 }, { b: 1 }] }, documents), [1]);
});

test('$in with null takes missing fields', () => {
  deepEqual(matching({ x: { $in: [null, 1] } }, [{ x: 1 }, {}, { x: null }, { x: 2 }]), [0, 1, 2]);
});

test('$expr compares fields with each other, across kinds by their order', () => {
  const documents = [{ a: 2, b: 1 }, { a: 1, b: 2 }, { a: 'x', b: 2 }, { b: 2 }];
  deepEqual(matching({ $expr: { $gt: ['$a', '$b'] } }, documents), [0, 2]);
  deepEqual(matching({ $expr: { $lt: ['$a', '$b'] } }, documents), [1, 3]);
});

test('regular expressions and remainders', () => {
  const documents = [
    { x: 'Abc', n: 4 },
    { x: 'xbc', n: 5 },
    { x: 5, n: '4' },
  ];
  deepEqual(matching({ x: { $regex: '^a', $options: 'i' } }, documents), [0]);
  deepEqual(matching({ x: { $regularExpression: { pattern: 'BC$', options: 'i' } } }, documents), [0, 1]);
  deepEqual(matching({ n: { $mod: [2, 0] } }, documents), [0]);
});

test('paths go through arrays of documents and into documents', () => {
  const documents = [{ a: { b: { c: 1 } } }, { a: [{ b: { c: 1 } }, { b: { c: 2 } }] }, { a: { b: 1 } }];
  deepEqual(matching({ 'a.b.c': 1 }, documents), [0, 1]);
});
