import { expect, test } from 'vitest';
import { entriesOf, readChange } from './index-entries.js';

const INDEXES = [
  { table: 'orders', name: 'PRIMARY', columns: ['id'] },
  { table: 'orders', name: 'by_status', columns: ['status', 'placed_at'] },
  { table: 'orders', name: 'by_customer', columns: ['customer_id'] },
  { table: 'lines', name: 'PRIMARY', columns: ['id'] },
];

test('a statement names its table and the columns that it sets', () => {
  expect(readChange('INSERT INTO orders SELECT seq, 1 FROM seq_1_to_9')).toEqual({
    kind: 'insert',
    table: 'orders',
    columns: [],
  });
  expect(
    readChange("update `orders` set status = if(id = 1, 'a', 'b'), note = 'x = y' where id = 3"),
  ).toEqual({
    kind: 'update',
    table: 'orders',
    columns: ['status', 'note'],
  });
  expect(readChange('DELETE FROM orders WHERE id < 3')?.kind).toBe('delete');
  expect(readChange('TRUNCATE orders')).toBeUndefined();
});

test('inserts and deletes write entries to all indexes, updates to the affected ones', () => {
  const entries = (statement: string): number => {
    const change = readChange(statement);
    if (change === undefined) throw new Error('no change');
    return entriesOf(change, 10, INDEXES);
  };
  expect(entries('INSERT INTO orders VALUES (1)')).toBe(30);
  expect(entries('DELETE FROM lines')).toBe(10);
  expect(entries("UPDATE orders SET note = ''")).toBe(10);
  expect(entries("UPDATE orders SET status = 'paid', placed_at = 0")).toBe(30);
});
