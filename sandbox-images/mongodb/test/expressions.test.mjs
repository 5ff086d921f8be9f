import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';

import { ask, compute } from './ask.mjs';

const at = (text) => ({ $date: text });
const failed = (answer) => equal(answer?.end, 'failed', JSON.stringify(answer));

test('arithmetic with null is null, with a text an error', () => {
  equal(compute({ $add: ['$a', 2] }, { a: 1 }), 'i3');
  equal(compute({ $add: ['$a', 2] }, { a: null }), null);
  equal(compute({ $multiply: ['$nothing', 2] }), null);
  equal(compute({ $subtract: [5, null] }), null);
  failed(compute({ $multiply: ['$a', 2] }, { a: '3' }));
  failed(compute({ $add: ['$a', 2] }, { a: '3' }));
  failed(compute({ $divide: [1, 0] }));
  equal(compute({ $divide: [7, 2] }), 'r3.5');
  equal(compute({ $mod: [7, 3] }), 'i1');
});

test('rounds half to even', () => {
  equal(compute({ $round: [2.5, 0] }), 'i2');
  equal(compute({ $round: [3.5, 0] }), 'i4');
  equal(compute({ $round: [1234.5678, 2] }), 'r1234.57');
  equal(compute({ $trunc: [-3.7] }), 'i-3');
  equal(compute({ $floor: -3.2 }), 'i-4');
});

test('dates minus dates are milliseconds, dates plus numbers are dates', () => {
  const document = { a: at('2026-03-02T00:00:00Z'), b: at('2026-03-01T00:00:00Z') };
  equal(compute({ $subtract: ['$a', '$b'] }, document), 'i86400000');
  equal(compute({ $add: ['$b', 1000] }, document), 'd2026-03-01 00:00:01.000');
  equal(compute({ $subtract: ['$b', 1000] }, document), 'd2026-02-28 23:59:59.000');
});

test('a missing value is no null to $eq, but $ifNull takes both', () => {
  equal(compute({ $eq: ['$x', null] }), 'bfalse');
  equal(compute({ $eq: ['$x', null] }, { x: null }), 'btrue');
  equal(compute({ $ifNull: ['$x', 7] }), 'i7');
  equal(compute({ $ifNull: ['$x', 7] }, { x: null }), 'i7');
  equal(compute({ $ifNull: ['$x', '$y', 7] }, { y: 0 }), 'i0');
  equal(compute({ $type: '$x' }), 'tmissing');
  equal(compute({ $type: '$x' }, { x: null }), 'tnull');
  equal(compute({ $gt: ['$x', null] }), 'bfalse');
  equal(compute({ $gt: [1, null] }), 'btrue');
});

test('true and false', () => {
  equal(compute({ $cond: ['$x', 'yes', 'no'] }, { x: 0 }), 'tno');
  equal(compute({ $cond: ['$x', 'yes', 'no'] }, { x: '' }), 'tyes');
  equal(compute({ $cond: ['$x', 'yes', 'no'] }), 'tno');
  equal(compute({ $and: ['$x', true] }, { x: null }), 'bfalse');
  equal(compute({ $and: [] }), 'btrue');
  equal(compute({ $or: [] }), 'bfalse');
  equal(compute({ $not: ['$x'] }, { x: 0 }), 'btrue');
  const branches = [{ case: { $gt: ['$x', 5] }, then: 'big' }];
  equal(compute({ $switch: { branches, default: 'small' } }, { x: 3 }), 'tsmall');
  failed(compute({ $switch: { branches } }, { x: 3 }));
});

test('arrays', () => {
  equal(compute({ $size: '$x' }, { x: [1, 2] }), 'i2');
  failed(compute({ $size: '$x' }));
  equal(compute({ $arrayElemAt: ['$x', -1] }, { x: [1, 2] }), 'i2');
  equal(compute({ $arrayElemAt: ['$x', 9] }, { x: [1, 2] }), undefined);
  equal(
    compute({ $filter: { input: '$x', as: 'n', cond: { $gt: ['$$n', 1] } } }, { x: [1, 2, 3] }),
    'j[2,3]',
  );
  equal(compute({ $filter: { input: '$x', cond: true } }, { x: null }), null);
  equal(compute({ $map: { input: '$x', in: { $multiply: ['$$this', 2] } } }, { x: [1, 2] }), 'j[2,4]');
  const sum = { $reduce: { input: '$x', initialValue: 0, in: { $add: ['$$value', '$$this'] } } };
  equal(compute(sum, { x: [1, 2, 3] }), 'i6');
  equal(compute({ $concatArrays: ['$x', [3]] }, { x: [1] }), 'j[1,3]');
  equal(compute({ $concatArrays: ['$x', [3]] }), null);
  equal(compute({ $in: [2, '$x'] }, { x: [1, 2] }), 'btrue');
  equal(compute({ $slice: ['$x', -2] }, { x: [1, 2, 3] }), 'j[2,3]');
  equal(compute({ $range: [0, 6, 2] }), 'j[0,2,4]');
  equal(compute({ $isArray: '$x' }, { x: [] }), 'btrue');
  equal(compute({ $sortArray: { input: '$x', sortBy: -1 } }, { x: [1, 3, 2] }), 'j[3,2,1]');
  equal(compute({ $setUnion: [['a', 'b', 'a'], ['b']] }), 'j["a","b"]');
  equal(compute({ $sum: '$x' }, { x: [1, 2, 'a'] }), 'i3');
  equal(compute({ $sum: '$items.qty' }, { items: [{ qty: 2 }, { qty: 3 }, {}] }), 'i5');
  equal(compute({ $max: '$items.qty' }, { items: [{ qty: 2 }, { qty: 3 }] }), 'i3');
  equal(compute('$items.sku', { items: [{ sku: 'a' }, {}, { sku: 'b' }] }), 'j["a","b"]');
  equal(compute(['$x', '$y'], { x: 1 }), 'j[1,null]');
});

test('texts', () => {
  equal(compute({ $concat: ['a', '$x'] }, { x: null }), null);
  equal(compute({ $toUpper: 'abc' }), 'tABC');
  equal(compute({ $substrCP: ['héllo', 1, 3] }), 'téll');
  equal(compute({ $strLenCP: 'héllo' }), 'i5');
  equal(compute({ $split: ['a-b', '-'] }), 'j["a","b"]');
  equal(compute({ $trim: { input: '  a ' } }), 'ta');
  equal(compute({ $regexMatch: { input: 'Abc', regex: '^a', options: 'i' } }), 'btrue');
});

test('conversions', () => {
  equal(compute({ $toInt: '$x' }, { x: '12' }), 'i12');
  equal(compute({ $toDouble: '$x' }, { x: '1.5' }), 'r1.5');
  equal(compute({ $toInt: '$x' }, { x: null }), null);
  failed(compute({ $toInt: '$x' }, { x: 'abc' }));
  failed(compute({ $toInt: '$x' }, { x: '1.5' }));
  failed(compute({ $toInt: '$x' }, { x: '' }));
  equal(compute({ $convert: { input: '$x', to: 'int', onError: -1, onNull: 0 } }, { x: 'abc' }), 'i-1');
  equal(compute({ $convert: { input: '$x', to: 'int', onError: -1, onNull: 0 } }), 'i0');
  equal(compute({ $convert: { input: '$x', to: 'int', onError: -1, onNull: 0 } }, { x: '7' }), 'i7');
  equal(compute({ $toString: 12 }), 't12');
  equal(compute({ $toBool: '$x' }, { x: 'false' }), 'btrue');
  equal(compute({ $isNumber: '$x' }, { x: '1' }), 'bfalse');
  equal(compute({ $toDate: '$x' }, { x: '2026-03-01T00:00:00Z' }), 'd2026-03-01 00:00:00.000');
});

test('dates', () => {
  const document = { d: at('2026-03-01T23:30:00Z') };
  equal(compute({ $year: '$d' }, document), 'i2026');
  equal(compute({ $dayOfWeek: '$d' }, document), 'i1');
  equal(compute({ $isoWeek: '$d' }, document), 'i9');
  equal(compute({ $dateToString: { date: '$d', format: '%Y-%m-%d' } }, document), 't2026-03-01');
  equal(compute({ $dateToString: { date: '$d', format: '%G-W%V' } }, document), 't2026-W09');
  equal(compute({ $dateTrunc: { date: '$d', unit: 'day' } }, document), 'd2026-03-01 00:00:00.000');
  const monday = { $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 'monday' } };
  equal(compute(monday, document), 'd2026-02-23 00:00:00.000');
  equal(compute({ $dateTrunc: { date: '$d', unit: 'week' } }, document), 'd2026-03-01 00:00:00.000');
  equal(compute({ $dateTrunc: { date: '$d', unit: 'month' } }, document), 'd2026-03-01 00:00:00.000');
  equal(
    compute({ $dateAdd: { startDate: '$d', unit: 'day', amount: 7 } }, document),
    'd2026-03-08 23:30:00.000',
  );
  equal(
    compute({ $dateAdd: { startDate: at('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } }),
    'd2026-02-28 00:00:00.000',
  );
  equal(
    compute({
      $dateDiff: { startDate: at('2026-03-01T23:00:00Z'), endDate: at('2026-03-02T01:00:00Z'), unit: 'day' },
    }),
    'i1',
  );
  equal(
    compute({
      $dateDiff: { startDate: at('2026-03-01T23:00:00Z'), endDate: at('2026-03-02T01:00:00Z'), unit: 'hour' },
    }),
    'i2',
  );
  equal(compute({ $dateTrunc: { date: '$nothing', unit: 'day' } }), null);
  equal(compute({ $dateFromParts: { year: 2026, month: 3, day: 1 } }), 'd2026-03-01 00:00:00.000');
});

test('objects', () => {
  equal(compute({ $mergeObjects: ['$a', { y: 2 }] }, { a: { x: 1, y: 1 } }), 'j{"x":1,"y":2}');
  equal(compute({ $objectToArray: '$a' }, { a: { x: 1 } }), 'j[{"k":"x","v":1}]');
  equal(compute({ $arrayToObject: [[{ k: 'x', v: 1 }]] }), 'j{"x":1}');
  equal(compute({ $getField: { field: 'x', input: '$a' } }, { a: { x: 1 } }), 'i1');
  equal(compute({ $let: { vars: { n: 2 }, in: { $add: ['$$n', 1] } } }), 'i3');
  equal(compute({ $literal: '$x' }), 't$x');
  equal(compute('$$REMOVE'), undefined);
  deepEqual(ask([{ _id: 1, x: 1 }], [{ $project: { _id: 0, v: '$$ROOT' } }]), [{ v: 'j{"_id":1,"x":1}' }]);
});
