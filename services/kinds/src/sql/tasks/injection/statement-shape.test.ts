import { describe, expect, test } from 'vitest';
import { readStatement } from './statement-shape.js';

const SEARCH = "SELECT id FROM t WHERE name ILIKE '%x%' ORDER BY id";

async function fingerprintOf(sql: string): Promise<string> {
  const read = await readStatement(sql);
  if (read.kind !== 'statement') throw new Error(`${read.kind}: ${sql}`);
  return read.fingerprint;
}

describe('statements of one shape', () => {
  test.each([
    ['other constants', SEARCH, "SELECT id FROM t WHERE name ILIKE '%O''Brien%' ORDER BY id"],
    [
      'blanks, case of keywords and remarks',
      SEARCH,
      `select id from t /* x */\nwhere name ilike 'y' order by id -- z`,
    ],
    ['lists of IN', 'SELECT 1 FROM t WHERE id IN ($1)', 'SELECT 1 FROM t WHERE id IN ($1, $2, $3)'],
    [
      'arrays',
      "SELECT 1 FROM t WHERE id = ANY(ARRAY['a'])",
      "SELECT 1 FROM t WHERE id = ANY(ARRAY['b', 'c'])",
    ],
    ['rows to insert', 'INSERT INTO t VALUES ($1, $2)', 'INSERT INTO t VALUES ($1, $2), ($3, $4)'],
    [
      'terms of OR',
      'SELECT 1 FROM t WHERE a = $1 OR a = $2',
      'SELECT 1 FROM t WHERE a = $1 OR a = $2 OR a = $3',
    ],
    ['numbers of parameters', 'SELECT $1::int', 'SELECT $2::int'],
    ['zero and other numbers', 'SELECT 0', 'SELECT 17'],
    ['a semicolon at the end', 'SELECT 1', 'SELECT 1;'],
  ])('differ in %s only', async (_name, one, other) => {
    expect(await fingerprintOf(one)).toBe(await fingerprintOf(other));
  });
});

describe('statements of different shapes', () => {
  test.each([
    ['a condition more', "SELECT 1 FROM t WHERE a = 'x'", "SELECT 1 FROM t WHERE a = 'x' OR '1' = '1'"],
    ['another column to sort by', 'SELECT 1 FROM t ORDER BY a', 'SELECT 1 FROM t ORDER BY b'],
    ['another direction', 'SELECT 1 FROM t ORDER BY a', 'SELECT 1 FROM t ORDER BY a DESC'],
    [
      'a rest that became a remark',
      'SELECT 1 FROM t WHERE a = $1 AND b',
      'SELECT 1 FROM t WHERE a = $1 --AND b',
    ],
    ['a union', 'SELECT a FROM t', 'SELECT a FROM t UNION SELECT b FROM u'],
    [
      'a value that became a text of the statement',
      'SELECT 1 FROM t WHERE a = $1',
      "SELECT 1 FROM t WHERE a = 'x'",
    ],
    ['a number that became a text', 'SELECT 1 FROM t WHERE a = 1', "SELECT 1 FROM t WHERE a = '1'"],
    ['arguments of a function', 'SELECT coalesce(a, $1) FROM t', 'SELECT concat(a, $1, $1) FROM t'],
    [
      'another item of a list',
      'SELECT 1 FROM t WHERE a IN ($1)',
      'SELECT 1 FROM t WHERE a IN ($1, (SELECT b FROM u))',
    ],
    ['another table', 'SELECT 1 FROM t', 'SELECT 1 FROM u'],
  ])('differ by %s', async (_name, one, other) => {
    expect(await fingerprintOf(one)).not.toBe(await fingerprintOf(other));
  });
});

test.each([
  ["SELECT 'x' FROM t WHERE a IN (1, 2.5) AND b = -3 AND c AND d IS NULL", ['x', '1', '2.5', '-3']],
  ['SELECT $$a text$$ FROM t LIMIT 10', ['a text', '10']],
  ['SELECT $1, "name" FROM t', []],
])('the constants of %s are recorded', async (sql, constants) => {
  const read = await readStatement(sql);
  expect(read.kind === 'statement' && read.constants.map(({ text }) => text).sort()).toEqual(
    [...constants].sort(),
  );
});

test.each([
  ["SELECT 'x", { kind: 'unparsable' }],
  ['SELECT \0', { kind: 'unparsable', message: 'the query contains a NUL character' }],
  [`SELECT '${'x'.repeat(40_000)}'`, { kind: 'unparsable' }],
  ['SELECT 1; DROP TABLE t', { kind: 'several', count: 2 }],
  ['', { kind: 'several', count: 0 }],
  ['DROP TABLE t', { kind: 'rejected' }],
  ["COPY t TO PROGRAM 'cat'", { kind: 'rejected' }],
  ['SET ROLE hone_grader', { kind: 'rejected' }],
  ['DO $$ BEGIN END $$', { kind: 'rejected' }],
  ['EXPLAIN ANALYZE DELETE FROM t', { kind: 'rejected' }],
  ['BEGIN', { kind: 'statement' }],
])('%j is not read as a statement', async (sql, read) => {
  expect(await readStatement(sql)).toMatchObject(read);
});
