import { expect, test } from 'vitest';
import { scrambledQueries } from './scramble-ties.js';

const flat = (query: string): string[] =>
  scrambledQueries(query).map((text) => text.replace(/\s+/g, ' ').trim());

test('an order gets one more key, and if keys may only be columns, an outer query', () => {
  expect(flat('SELECT a FROM t ORDER BY a DESC')).toEqual([
    'SELECT a FROM t ORDER BY a DESC , hone_chance()',
    'SELECT * FROM ( SELECT a FROM t ) ORDER BY a DESC , hone_chance()',
  ]);
});

test('the key is before a limit, and a limit alone gets an order', () => {
  expect(flat('SELECT a FROM t ORDER BY a LIMIT 3 OFFSET 1;')[0]).toBe(
    'SELECT a FROM t ORDER BY a , hone_chance() LIMIT 3 OFFSET 1',
  );
  expect(flat('SELECT a FROM t LIMIT 3')).toEqual(['SELECT a FROM t ORDER BY hone_chance() LIMIT 3']);
});

test('words inside parentheses, quotes and comments are not clauses', () => {
  const within = `SELECT 'order by; limit', "limit", [order], \`limit\` -- ORDER BY x
    FROM (SELECT a FROM t ORDER BY a LIMIT 1) /* ; LIMIT */`;
  expect(scrambledQueries(within)).toEqual([]);
  expect(flat(`${within} ORDER BY 1 -- the end`)[0]).toMatch(/ORDER BY 1 -- the end , hone_chance\(\)$/);
});

test('text added after a trailing comment starts on a new line', () => {
  expect(scrambledQueries('SELECT a FROM t ORDER BY a -- by a')[0]).toBe(
    'SELECT a FROM t ORDER BY a -- by a\n, hone_chance()\n',
  );
});
