import { expect, test } from 'vitest';
import { parseReads, parseWrites } from './parse-statements.js';
import { parseTables } from './parse-tables.js';
import { writeStatement, writeTable } from './write-cql.js';

const TABLE =
  'CREATE TABLE t (a text, b int, c timestamp, d text static, PRIMARY KEY ((a), b, c)) WITH CLUSTERING ORDER BY (b DESC, c ASC)';
const [table] = parseTables(TABLE);
if (table === undefined) throw new Error('there is no table');

test('a table is written as it was parsed', () => {
  expect(writeTable(table)).toBe(TABLE);
  expect(writeTable(parseTables('create table u (a int primary key, b date)')[0] ?? table)).toBe(
    'CREATE TABLE u (a int, b date, PRIMARY KEY ((a)))',
  );
});

test.each([
  [
    'INSERT INTO t (a, b) VALUES (:x, 1) IF NOT EXISTS USING TIMESTAMP :s',
    'INSERT INTO t (a, b) VALUES (?, 1) IF NOT EXISTS USING TIMESTAMP ?',
    ['x text', 's bigint'],
  ],
  ["insert into T (A) values ('it''s; -- :no')", "INSERT INTO t (a) VALUES ('it''s; -- :no')", []],
  [
    'UPDATE t USING TIMESTAMP 5 SET d = null, c = :c WHERE a = :a AND b = -1 IF d = :d AND c > :c',
    'UPDATE t USING TIMESTAMP 5 SET d = null, c = ? WHERE a = ? AND b = -1 IF d = ? AND c > ?',
    ['c timestamp', 'a text', 'd text', 'c timestamp'],
  ],
  [
    'DELETE d, c FROM t USING TIMESTAMP 1 WHERE a = :a IF EXISTS',
    'DELETE d, c FROM t USING TIMESTAMP 1 WHERE a = ? IF EXISTS',
    ['a text'],
  ],
  [
    'DELETE FROM t WHERE a = :a AND b IN (1, :b)',
    'DELETE FROM t WHERE a = ? AND b IN (1, ?)',
    ['a text', 'b int'],
  ],
])('a write is rewritten: %s', (text, written, values) => {
  const [statement] = parseWrites(text);
  if (statement === undefined) throw new Error('there is no statement');
  const sent = writeStatement(statement, table);
  expect(sent.text).toBe(written);
  expect(sent.values.map(({ name, type }) => `${name} ${type}`)).toEqual(values);
});

test('a read is rewritten without its comments', () => {
  const [statement] = parseReads(
    "select a as x, b -- 'no\nfrom t /* ; DROP TABLE t; */ where a = :a and b >= 2 order by b desc, c limit 7 allow filtering;",
  );
  if (statement === undefined) throw new Error('there is no statement');
  expect(writeStatement(statement, table)).toEqual({
    text: 'SELECT a AS x, b FROM t WHERE a = ? AND b >= 2 ORDER BY b DESC, c ASC LIMIT 7 ALLOW FILTERING',
    values: [{ name: 'a', type: 'text' }],
  });
});
