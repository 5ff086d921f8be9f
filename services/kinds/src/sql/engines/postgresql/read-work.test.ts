import { expect, test } from 'vitest';
import { readWrite, scannedTables } from './read-work.js';

const planOf = (node: object): string => JSON.stringify([{ Plan: node }]);
const scan = (table: string, loops = 1) => ({
  'Node Type': 'Seq Scan',
  'Relation Name': table,
  'Actual Loops': loops,
});

test('fully read tables are found at any depth, once, and only if that part ran', () => {
  const tree = {
    'Node Type': 'Nested Loop',
    'Actual Loops': 1,
    Plans: [
      scan('orders'),
      {
        'Node Type': 'Append',
        'Actual Loops': 1,
        Plans: [scan('orders'), scan('customers', 7), scan('never', 0)],
      },
      { 'Node Type': 'Index Scan', 'Relation Name': 'order_lines', 'Actual Loops': 1 },
    ],
  };
  expect(scannedTables(planOf(tree))).toEqual(['customers', 'orders']);
  expect(scannedTables('no plan')).toEqual([]);
});

test('a write reports the blocks that it found or read, and its log', () => {
  const node = {
    'Node Type': 'ModifyTable',
    'Shared Hit Blocks': 12,
    'Shared Read Blocks': 3,
    'WAL Bytes': 900,
  };
  expect(readWrite(planOf(node))).toEqual({ blocks: 15, logBytes: 900 });
  expect(readWrite(planOf({ 'Node Type': 'ModifyTable' }))).toEqual({ blocks: 0, logBytes: 0 });
  expect(() => readWrite(undefined)).toThrow('no plan of a write');
});
