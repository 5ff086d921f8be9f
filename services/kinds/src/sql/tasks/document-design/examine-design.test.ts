import { describe, expect, test } from 'vitest';
import { readDesign } from './examine-file.js';
import { taskFileSchema } from './task-file.js';

const TASK = taskFileSchema.parse({
  events: { placed: { about: 'An order.', values: { orderId: 'text', lines: 'array' }, repeats: true } },
  paths: { page: { about: 'An order.', values: { orderId: 'text' }, columns: ['lines'] } },
});
const INSERT = { insertOne: { into: 'orders', document: { _id: '$$orderId', lines: '$$lines' } } };
const FIND = { find: { in: 'orders', filter: { _id: '$$orderId' } } };

interface Parts {
  readonly collections?: unknown;
  readonly write?: unknown;
  readonly read?: unknown;
  readonly more?: object;
}

const designOf = ({ collections = { orders: {} }, write = INSERT, read = FIND, more = {} }: Parts): string =>
  JSON.stringify({ collections, writes: { placed: [write] }, reads: { page: read }, ...more });

const verdictOn = (text: string): string => {
  const read = readDesign(text, TASK);
  return read.ok ? 'accepted' : `${read.reason} ${read.message}`;
};
const find = (more: object): unknown => ({ find: { in: 'orders', filter: {}, ...more } });
const stages = (...pipeline: unknown[]): unknown => ({ aggregate: { in: 'orders', pipeline } });
const update = (changes: unknown): unknown => ({
  updateOne: { in: 'orders', filter: { _id: '$$orderId' }, update: changes },
});
const index = (...indexes: unknown[]): unknown => ({ orders: { indexes } });

test.each<[string, Parts]>([
  ['the plain one', {}],
  ['an index over an array', { collections: index({ keys: { 'lines.sku': 1, at: -1 }, unique: true }) }],
  ['each', { write: { insertOne: { into: 'orders', each: '$$lines', document: { _id: '$$each.id' } } } }],
  [
    'array filters',
    { write: update({ $set: { 'lines.$[a].n': 1 }, $push: { l: { $each: ['$$orderId'] } } }) },
  ],
  ['an update of stages', { write: update([{ $set: { n: { $size: '$lines' } } }]) }],
  ['variables', { read: stages({ $project: { n: { $map: { input: '$lines', as: 'it', in: '$$it.n' } } } }) }],
  ['this', { read: stages({ $set: { n: { $filter: { input: '$l', cond: { $gt: ['$$this', 1] } } } } }) }],
  [
    'a lookup',
    { read: stages({ $lookup: { from: 'orders', localField: 'a', foreignField: 'b', as: 'c' } }) },
  ],
  ['a limit from a value', { read: find({ limit: '$$orderId' }) }],
])('takes %s', (_name, parts) => {
  expect(verdictOn(designOf(parts))).toBe('accepted');
});

describe('malformed parts are reported with their path', () => {
  test.each<[string, Parts, string]>([
    [
      'an unknown part',
      { more: { views: {} } },
      '"views" is unknown here; there are collections, writes, reads',
    ],
    [
      'an unknown event',
      { more: { writes: { placed: [], paid: [] } } },
      'writes: "paid" is no event of the task, which has placed',
    ],
    ['a missing path', { more: { reads: {} } }, 'reads: the access path "page" is missing'],
    ['no collection', { collections: {} }, 'collections: 0 collections; there may be 1 to 20'],
    [
      'an index on nothing',
      { collections: index({ keys: {} }) },
      'collections.orders.indexes[0].keys: 0 fields; an index has 1 to 6',
    ],
    [
      'a direction',
      { collections: index({ keys: { a: 2 } }) },
      'collections.orders.indexes[0].keys.a: 1 or -1',
    ],
    [
      'an index twice',
      { collections: index({ keys: { a: 1 } }, { keys: { a: 1 }, unique: true }) },
      'collections.orders.indexes[1]: the index {"a":1} is there already',
    ],
    [
      'another collection',
      { read: { find: { in: 'users', filter: {} } } },
      'reads.page.find.in: "users" is no collection of the design, which has orders',
    ],
    [
      'a placeholder of nothing',
      { read: find({ filter: { at: '$$when' } }) },
      'reads.page.find.filter.at: "$$when" is no value of access path page, which has orderId',
    ],
    [
      'a placeholder of the other side',
      { read: find({ filter: { at: { $in: ['$$lines'] } } }) },
      'reads.page.find.filter.at.$in[0]: "$$lines" is no value of access path page, which has orderId',
    ],
    [
      'each without a list',
      { write: { insertOne: { into: 'orders', each: 'lines', document: { _id: 1 } } } },
      'writes.placed[0].insertOne.each: names a value that is an array, as "$$lines"',
    ],
    [
      'no _id',
      { write: { insertOne: { into: 'orders', document: {} } } },
      'writes.placed[0].insertOne.document: give the document an _id: one that is drawn differs each time',
    ],
    [
      'an operator as a value',
      { write: { insertOne: { into: 'orders', document: { _id: { $gt: 1 } } } } },
      'writes.placed[0].insertOne.document._id: "$gt" is no name of a field',
    ],
    [
      'a replacement',
      { write: update({ lines: [] }) },
      'writes.placed[0].updateOne.update: "lines" is no operator: an update changes fields with $set, $push, $inc, …',
    ],
    [
      'a variable with the name of a value',
      { read: stages({ $set: { n: { $map: { input: '$l', as: 'orderId', in: '$$orderId' } } } }) },
      'reads.page.aggregate.pipeline[0].$set.n: the variable "orderId" has the name of a value of access path page',
    ],
    [
      'two commands in one',
      { read: { ...(FIND as object), aggregate: {} } },
      'reads.page: one command is expected',
    ],
  ])('%s', (_name, parts, message) => {
    expect(verdictOn(designOf(parts))).toBe(`compile-error ${message}`);
  });

  test('a syntax error, with line and column', () => {
    expect(verdictOn('{\n  "collections": {]\n}')).toMatch(/^compile-error line 2, column \d+: /);
  });

  test('too many commands', () => {
    const text = designOf({ more: { writes: { placed: Array.from({ length: 11 }, () => INSERT) } } });
    expect(verdictOn(text)).toBe('compile-error writes.placed: 11 commands; an event may have 10');
  });

  test('nesting without end', () => {
    const deep = `${'['.repeat(70)}${']'.repeat(70)}`;
    expect(verdictOn(designOf({}).replace('"$$lines"', deep))).toMatch(/^compile-error .*nested/);
  });
});

describe('unsupported parts are forbidden', () => {
  test.each<[string, Parts, RegExp]>([
    [
      'a program',
      { read: find({ filter: { $where: '1' } }) },
      /\$where cannot be used: no text becomes a program/,
    ],
    [
      'writing while reading',
      { read: stages({ $out: 'orders' }) },
      /\$out cannot be used: a pipeline only reads/,
    ],
    ['the clock', { read: find({ project: { now: '$$NOW' } }) }, /\$\$NOW is the clock/],
    ['chance', { read: stages({ $set: { n: { $rand: {} } } }) }, /\$rand cannot be used/],
    [
      'a value as pattern',
      { read: find({ filter: { a: { $regex: '$$orderId' } } }) },
      /a value is not a pattern/,
    ],
    [
      'a value in a name',
      { write: update({ $inc: { 'n.$$orderId': 1 } }) },
      /placeholders stand for values only/,
    ],
    [
      'a value that names a field',
      { read: stages({ $unset: '$$orderId' }) },
      /placeholders stand for values only/,
    ],
    ['a text index', { collections: index({ keys: { a: 'text' } }) }, /an index of kind text is not offered/],
    [
      'a lookup by pipeline',
      { read: stages({ $lookup: { from: 'orders', localField: 'a', foreignField: 'b', as: 'c', let: {} } }) },
      /"let" is not offered/,
    ],
    [
      'a lookup inside a facet',
      { read: stages({ $facet: { a: [{ $lookup: {} }] } }) },
      /\$lookup is not offered here/,
    ],
    ['an unknown command', { write: { bulkWrite: {} } }, /"bulkWrite" is no write command here/],
    [
      'the date of the server',
      { write: update({ $currentDate: { at: true } }) },
      /\$currentDate is not offered here/,
    ],
    ['an update that reads', { write: update([{ $lookup: {} }]) }, /\$lookup is not offered here/],
  ])('%s', (_name, parts, message) => {
    expect(verdictOn(designOf(parts))).toMatch(new RegExp(`^forbidden .*${message.source}`));
  });

  test('a way to a prototype', () => {
    expect(verdictOn(designOf({}).replace('"lines":', '"__proto__":'))).toMatch(/^forbidden .*__proto__/);
  });
});
