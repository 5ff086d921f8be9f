import { strict as assert } from 'node:assert';
import { test } from 'node:test';

import { createDispatcher } from '../src/dispatch.mjs';

const TASK = {
  events: { placed: { repeats: true, atomic: true }, moved: {}, counted: { repeats: true } },
  paths: { page: { columns: ['id', 'lines'] }, stock: { columns: ['sku', 'n'] } },
};
const READS = {
  page: { find: { in: 'orders', filter: { _id: '$$id' }, project: { _id: 0, id: '$_id', lines: 1 } } },
  stock: { find: { in: 'stock', filter: { _id: '$$sku' }, project: { _id: 0, sku: '$_id', n: 1 } } },
};
const PLACED = { insertOne: { into: 'orders', document: { _id: '$$id', lines: '$$lines' } } };
const COUNT = {
  updateOne: {
    in: 'stock',
    each: '$$lines',
    filter: { _id: '$$each.sku' },
    update: { $inc: { n: 1 } },
    upsert: true,
  },
};
const design = (writes) => ({
  collections: { orders: {}, stock: {} },
  writes: { placed: [PLACED], moved: [], counted: [], ...writes },
  reads: READS,
});
const placed = (id, ...skus) => ({ event: 'placed', values: { id, lines: skus.map((sku) => ({ sku })) } });
const QUESTIONS = [
  { path: 'page', values: { id: 1 } },
  { path: 'stock', values: { sku: 'a' } },
];
const ask = (own, events, more = {}) =>
  createDispatcher()(
    JSON.stringify({
      op: 'design',
      task: TASK,
      design: own,
      history: { events, questions: QUESTIONS },
      most: 1e6,
      ...more,
    }),
  );
const rows = ({ answers }) => answers.map((answer) => answer.rows);

test('events are written and questions answered, and both are counted', () => {
  const outcome = ask(design(), [placed(1, 'a', 'b')]);
  assert.deepEqual(rows(outcome), [[['i1', 'j[{"sku":"a"},{"sku":"b"}]']], []]);
  assert.deepEqual(outcome.writes.placed, { examined: 0, sorted: 0, documents: 1, entries: 1, commands: 1 });
  assert.equal(outcome.reads.page.examined, 1);
  assert.deepEqual([outcome.largest[0].array, outcome.largest[0].path], [2, 'lines']);
});

test('an event that comes again is refused by its key and ends there', () => {
  const own = design({ placed: [PLACED, COUNT] });
  assert.deepEqual(rows(ask(own, [placed(1, 'a'), placed(1, 'a')]))[1], [['ta', 'i1']]);
});

test('the same key is an error where events come once', () => {
  const own = design({ moved: [PLACED] });
  const moved = { event: 'moved', values: { id: 1, lines: [] } };
  const outcome = ask(own, [moved, moved]);
  assert.equal(outcome.end, 'failed');
  assert.equal(outcome.at, 'writes.moved[0].insertOne');
  assert.equal(outcome.place, 1);
});

test('one command for one document cannot be broken', () => {
  const { crashes } = ask(design(), [placed(1, 'a')], { crash: true });
  assert.deepEqual(crashes, { placed: { events: 1, stops: 0 } });
});

test('two documents are seen half written', () => {
  const { crashes } = ask(design({ placed: [PLACED, COUNT] }), [placed(1, 'a')], { crash: true });
  const broken = { stop: 1, of: 2, path: 'page', behind: 'stock', when: 'between' };
  assert.deepEqual(crashes.placed.broken, broken);
});

test('an answer that was never true is told before two that disagree', () => {
  const begun = { insertOne: { into: 'orders', document: { _id: '$$id', lines: [] } } };
  const filled = {
    updateOne: { in: 'orders', filter: { _id: '$$id' }, update: { $set: { lines: '$$lines' } } },
  };
  const { crashes } = ask(design({ placed: [COUNT, begun, filled] }), [placed(1, 'a')], { crash: true });
  assert.deepEqual(crashes.placed.broken, { stop: 1, of: 3, path: 'stock', behind: 'page', when: 'between' });
  const half = ask(design({ placed: [begun, filled] }), [placed(1, 'a')], { crash: true });
  assert.deepEqual(half.crashes.placed.broken, { stop: 1, of: 2, path: 'page', when: 'between' });
});

test('what was written first and shows last is whole, but must be completed when it comes again', () => {
  const log = { insertOne: { into: 'stock', document: { _id: '$$id' } } };
  const { crashes } = ask(design({ placed: [log, PLACED] }), [placed(1, 'a')], { crash: true });
  assert.deepEqual(crashes.placed.broken, { stop: 1, of: 2, path: 'page', when: 'again' });
  const calm = {
    updateOne: { in: 'stock', filter: { _id: '$$id' }, update: { $set: { seen: true } }, upsert: true },
  };
  const sound = ask(design({ placed: [calm, PLACED] }), [placed(1, 'a')], { crash: true });
  assert.deepEqual(sound.crashes.placed, { events: 1, stops: 1 });
});

test('paths through arrays change the elements that they mean, several of them at once', () => {
  const own = design({
    moved: [
      {
        updateOne: {
          in: 'orders',
          filter: { _id: 1 },
          update: { $set: { 'lines.$[a].n': 1, 'lines.$[a].sku': 'z', 'lines.$[].seen': true } },
          arrayFilters: [{ 'a.sku': 'a' }],
        },
      },
      {
        updateOne: {
          in: 'orders',
          filter: { _id: 1, 'lines.sku': 'b' },
          update: { $set: { 'lines.$.n': 7 } },
        },
      },
    ],
  });
  const [[[, lines]]] = rows(ask(own, [placed(1, 'a', 'b'), { event: 'moved', values: {} }]));
  assert.deepEqual(JSON.parse(lines.slice(1)), [
    { sku: 'z', n: 1, seen: true },
    { sku: 'b', seen: true, n: 7 },
  ]);
});

test('counting with a text and adding to a number are errors', () => {
  for (const update of [{ $inc: { lines: 1 } }, { $push: { _id: 1 } }]) {
    const own = design({ moved: [{ updateOne: { in: 'orders', filter: { _id: 1 }, update } }] });
    const outcome = ask(own, [placed(1, 'a'), { event: 'moved', values: {} }]);
    assert.deepEqual([outcome.end, outcome.at], ['failed', 'writes.moved[0].updateOne']);
    assert.match(outcome.message, /needs/);
  }
});
