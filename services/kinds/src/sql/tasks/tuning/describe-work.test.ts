import { expect, test } from 'vitest';
import { tuningSchema } from './definition.js';
import { describeIndexes, describeReads, describeScans, describeWrites } from './describe-work.js';
import { wordsOf } from './words.js';
import type { Work } from '../../work/work.js';

const words = wordsOf({ engine: 'postgresql' });

const tuning = tuningSchema.parse({
  indexes: 'indexes.sql',
  reference: { query: 'a.sql', indexes: 'b.sql' },
  data: 'c.sql',
  arguments: [['ana'], [null]],
  noSequentialScan: ['orders', 'customers'],
  budget: { count: 2, kibibytes: 10 },
  writes: { file: 'd.sql' },
});

const workOf = (blocks: readonly number[], scanned: readonly string[] = []): Work => ({
  runs: blocks.map((each) => ({ reads: each, scanned, plan: [], result: { columns: [], rows: [] } })),
  indexes: { count: blocks.length, bytes: 10_240 },
  writes: [130, 1_400],
});
const reference: Work = { ...workOf([10, 20]), writes: [100, 1_000] };

test('blocks are next to the reference’s for each list of values; the text describes the worst', () => {
  const pair = { own: workOf([15, 90]), reference, starter: workOf([1_000, 500]) };
  const { text, counts } = describeReads(pair, tuning, ['name'], words);
  const [ana, none] = [
    { name: "blocks read with name = 'ana'", submission: 15, reference: 10, most: 15, nothingFrom: 1_000 },
    { name: 'blocks read with name = NULL', submission: 90, reference: 20, most: 30, nothingFrom: 500 },
  ];
  expect(counts).toEqual([
    { ...ana, unit: 'blocks' },
    { ...none, unit: 'blocks' },
  ]);
  expect(text).toBe(
    'Right, but it reads 90 blocks with name = NULL; limit 30 (1.5 times the reference’s 20). Points fall from the limit to none at 500.',
  );
});

test('a query without parameters shows no values', () => {
  const one = { ...tuning, arguments: [[]] };
  const pair = { own: workOf([7]), reference: workOf([5]) };
  const { text, counts } = describeReads(pair, one, [], words);
  expect(counts).toEqual([
    { name: 'blocks read', unit: 'blocks', submission: 7, reference: 5, most: 7, nothingFrom: 70 },
  ]);
  expect(text).toBe('Your query reads 7 blocks; limit 7 (1.5 times the reference’s 5).');
});

test('a full scan of a table that forbids it is one too many', () => {
  const { text, counts } = describeScans(workOf([1], ['lines', 'orders']), tuning);
  expect(text).toBe('Read from one end to the other: orders.');
  expect(counts.map(({ submission, most }) => [submission, most])).toEqual([
    [1, 0],
    [0, 0],
  ]);
});

test('indexes count by number and size, to the byte', () => {
  const { text, counts } = describeIndexes({ own: workOf([1, 1, 1]), reference }, tuning);
  expect(text).toBe('Your indexes: 3, together 10 KiB. Up to 2 and 10 KiB pass.');
  expect(counts.map(({ submission, most }) => submission <= most)).toEqual([false, true]);
});

test('writes count by blocks and log', () => {
  const { counts } = describeWrites({ own: workOf([1, 1]), reference }, tuning, words);
  expect(counts.map(({ submission, most }) => [submission, most])).toEqual([
    [130, 130],
    [1_400, 1_300],
  ]);
});

test('each engine has its own units', () => {
  const { text, counts } = describeReads(
    { own: workOf([7]), reference: workOf([5]) },
    { ...tuning, arguments: [[]] },
    [],
    wordsOf({ engine: 'mariadb' }),
  );
  expect(text).toMatch(/^Your query makes 7 handler reads; limit 7/);
  expect(counts[0]).toMatchObject({ name: 'handler reads', unit: 'reads' });
});
