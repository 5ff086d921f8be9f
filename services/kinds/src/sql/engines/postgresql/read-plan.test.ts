import { planStepSchema } from '@hone/contracts';
import { expect, test } from 'vitest';
import { readPlan } from './read-plan.js';

const SCAN = {
  'Node Type': 'Index Scan',
  'Relation Name': 'orders',
  Alias: 'o',
  'Index Name': 'orders_pkey',
  'Index Cond': '(id = c.id)',
  'Actual Rows': 2.5,
  'Actual Loops': 4,
  'Rows Removed by Filter': 0.5,
  'Shared Hit Blocks': 8,
  'Shared Read Blocks': 1,
};

const planOf = (node: object) => readPlan(JSON.stringify([{ Plan: node }]));

test('steps are in the order of the tree, with the counts of all loops', () => {
  const join = {
    'Node Type': 'Hash Join',
    'Join Type': 'Left',
    'Actual Rows': 10,
    'Actual Loops': 1,
    Plans: [SCAN],
  };
  expect(planOf(join)).toEqual([
    { depth: 0, step: 'Hash Left Join', details: [], rows: 10, loops: 1, blocks: null },
    {
      depth: 1,
      step: 'Index Scan',
      source: 'orders o by orders_pkey',
      details: ['Index Cond: (id = c.id)'],
      rows: 10,
      loops: 4,
      removed: 2,
      blocks: 9,
    },
  ]);
});

test.each([
  [{ 'Node Type': 'Nested Loop', 'Join Type': 'Anti' }, 'Nested Loop Anti Join'],
  [{ 'Node Type': 'Merge Join', 'Join Type': 'Inner' }, 'Merge Join'],
  [{ 'Node Type': 'Aggregate', Strategy: 'Hashed' }, 'Hash Aggregate'],
  [{ 'Node Type': 'Aggregate', Strategy: 'Sorted' }, 'Group Aggregate'],
  [{ 'Node Type': 'Aggregate', Strategy: 'Plain' }, 'Aggregate'],
])('%j is called %s', (node, name) => {
  expect(planOf(node)?.[0]?.step).toBe(name);
});

test('a hostile plan stays within its limits', () => {
  const filter = '\u200b'.repeat(100_000);
  const wide = Array.from({ length: 500 }, () => ({
    'Node Type': 'Seq Scan',
    Filter: filter,
    'Sort Key': [filter, 1],
  }));
  const steps = planOf({ 'Node Type': 'Append', Plans: wide }) ?? [];
  expect(steps.length).toBeGreaterThan(5);
  for (const step of steps) expect(planStepSchema.safeParse(step).success).toBe(true);
  expect(JSON.stringify(steps).length).toBeLessThan(60_000);
});

test('text that is not a plan has no steps', () => {
  expect(readPlan('')).toBeUndefined();
  expect(readPlan('[{"Query Text": 1}]')).toBeUndefined();
});
