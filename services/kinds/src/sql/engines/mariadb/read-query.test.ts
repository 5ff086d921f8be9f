import { describe, expect, test } from 'vitest';
import { readQuery } from './read-query.js';

const verdictOn = (text: string, parameters = 0): string => {
  const read = readQuery(text, parameters);
  return read.ok ? 'taken' : `${read.reason} ${read.message}`;
};

describe('a query is accepted', () => {
  test.each([
    ['with a semicolon and comments', '-- why\nSELECT 1; -- done\n;'],
    ['in brackets', '(SELECT 1) UNION ALL (SELECT 2) ORDER BY 1'],
    [
      'with the names of columns',
      'WITH RECURSIVE `n` (a, b) AS (SELECT 1, 2), m (c) AS (SELECT 3) SELECT * FROM n, m',
    ],
    ['with names of functions as columns', 'SELECT t.sleep, t.`rand`, `now` FROM t'],
    ['with forbidden words behind points', 'SELECT t.into, t.lock FROM t'],
    ['with forbidden words in texts', `SELECT 'INTO OUTFILE', "SLEEP(5) @@x /*! */"`],
    ['with types', 'SELECT CAST(a AS DECIMAL(10, 2)), CONVERT(b, CHAR(5)), CAST(c AS DATETIME(6)) FROM t'],
    ['with its own point in time', 'SELECT UNIX_TIMESTAMP(at), FROM_UNIXTIME(0), DATE(at) FROM t'],
    ['with parts of a text', 'SELECT SUBSTRING(a FROM 1 FOR 2), TRIM(LEADING "0" FROM b) FROM t'],
    ['with windows', 'SELECT SUM(a) OVER w FROM t WINDOW w AS (PARTITION BY b ORDER BY c ROWS 2 PRECEDING)'],
    [
      'with a table of JSON',
      `SELECT j.* FROM t, JSON_TABLE(t.d, '$[*]' COLUMNS (a INT PATH '$.a', b VARCHAR(9) PATH '$.b')) AS j`,
    ],
    ['with an interval', 'SELECT at + INTERVAL (1 + 1) DAY, INTERVAL(3, 1, 2) FROM t'],
    ['with rows', 'SELECT 1 FROM t WHERE (a, b) IN ((1, 2), (3, 4)) AND NOT (c BETWEEN (1) AND (2))'],
    ['as values', 'VALUES (1, 2), (3, 4)'],
  ])('%s', (_what, text) => {
    expect(verdictOn(text)).toBe('taken');
  });

  test('with the given values', () => {
    expect(verdictOn('SELECT $1, $2, $1', 2)).toBe('taken');
    expect(verdictOn('SELECT $3', 2)).toBe('forbidden line 1, column 8: values are $1 to $2');
    expect(verdictOn('SELECT $1')).toBe('forbidden line 1, column 8: this query is given no values');
  });
});

describe('a query is forbidden', () => {
  test.each([
    ['two statements', 'SELECT 1;\nDROP TABLE t', 'line 2, column 1'],
    ['a statement behind two semicolons', 'SELECT 1;; DELETE FROM t', 'line 1, column 12'],
    ['a definition', 'CREATE TABLE t (a INT)', 'line 1, column 1'],
    ['a setting', 'SET max_statement_time = 0', 'line 1, column 1'],
    ['a setting for one statement', 'SET STATEMENT max_statement_time = 0 FOR SELECT 1', 'line 1, column 1'],
    ['a statement as text', `EXECUTE IMMEDIATE 'SELECT 1'`, 'line 1, column 1'],
    ['a procedure', 'CALL p()', 'line 1, column 1'],
    ['a quoted beginning', '`SELECT` 1', 'line 1, column 1'],
    ['a variable', 'SELECT @a := 1', 'line 1, column 8'],
    ['a setting that is read', 'SELECT @@version', 'line 1, column 8'],
    ['a row for a variable', 'SELECT 1 INTO @a', 'line 1, column 10'],
    ['a file', `SELECT 1 INTO OUTFILE '/tmp/x'`, 'line 1, column 10'],
    ['a file behind a number', `SELECT 1.5INTO DUMPFILE '/tmp/x'`, 'line 1, column 11'],
    ['a lock', 'SELECT a FROM t FOR UPDATE', 'line 1, column 17'],
    ['a lock between comments', 'SELECT a FROM t FOR/**/UPDATE', 'line 1, column 17'],
    ['a shared lock', 'SELECT a FROM t LOCK IN SHARE MODE', 'line 1, column 17'],
    ['an analysing procedure', 'SELECT a FROM t PROCEDURE ANALYSE()', 'line 1, column 17'],
    ['sleep', 'SELECT SLEEP(5)', 'line 1, column 8'],
    ['sleep in a quoted name', 'SELECT `sleep` (5)', 'line 1, column 8'],
    ['sleep behind a comment', 'SELECT sleep/* */(5)', 'line 1, column 8'],
    ['a benchmark', `SELECT BENCHMARK(1e9, MD5('a'))`, 'line 1, column 8'],
    ['a lock by name', `SELECT GET_LOCK('a', 10)`, 'line 1, column 8'],
    ['a file that is read', `SELECT LOAD_FILE('/etc/passwd')`, 'line 1, column 8'],
    ['a function of the database', 'SELECT task.f(1)', 'line 1, column 13'],
    ['who asks', 'SELECT CURRENT_USER', 'line 1, column 8'],
    ['which version', 'SELECT VERSION()', 'line 1, column 8'],
    ['the clock', 'SELECT NOW()', 'line 1, column 8'],
    ['the clock without brackets', 'SELECT CURRENT_TIMESTAMP', 'line 1, column 8'],
    ['the clock in seconds', 'SELECT UNIX_TIMESTAMP( )', 'line 1, column 8'],
    ['the clock in braces', 'SELECT {fn NOW()}', 'line 1, column 12'],
    ['chance', 'SELECT a FROM t ORDER BY RAND()', 'line 1, column 26'],
    ['an id by chance', 'SELECT UUID()', 'line 1, column 8'],
    ['a sequence', 'SELECT NEXT VALUE FOR s', 'line 1, column 13'],
    ['a sequence as a function', 'SELECT NEXTVAL(s)', 'line 1, column 8'],
    ['an order to the planner', 'SELECT a FROM t FORCE INDEX (i)', 'line 1, column 17'],
    ['a bound of what is read', 'SELECT a FROM t LIMIT 10 ROWS EXAMINED 99', 'line 1, column 26'],
    ['an order of tables', 'SELECT STRAIGHT_JOIN a FROM t', 'line 1, column 8'],
    ['a hint', 'SELECT /*+ NO_BNL() */ a FROM t', 'line 1, column 8'],
    ['a comment that is read', 'SELECT 1 /*! INTO @a */', 'line 1, column 10'],
    ['a comment that one server reads', 'SELECT 1 /*M!100100 + 1 */', 'line 1, column 10'],
    ['the catalog', 'SELECT * FROM information_schema.tables', 'line 1, column 15'],
    ['the catalog in quotes', 'SELECT * FROM `INFORMATION_SCHEMA` . tables', 'line 1, column 15'],
    ['the catalog with other letters', 'SELECT * FROM ınformation_ſchéma.tables', 'line 1, column 15'],
    ['the accounts', 'SELECT * FROM mysql.global_priv', 'line 1, column 15'],
    ['the accounts behind a comment', 'SELECT * FROM mysql/**/.user', 'line 1, column 15'],
    ['a question mark', 'SELECT ?', 'line 1, column 8'],
  ])('%s', (_what, text, where) => {
    expect(verdictOn(text)).toMatch(new RegExp(`^forbidden ${where}: `));
  });
});

test.each([
  ['', 'there is no query here yet'],
  ['-- later\n/* soon */ ', 'there is no query here yet'],
  [';;', 'there is no query here yet'],
  ['SELECT \0', 'the query contains a NUL character'],
  [`SELECT '${'x'.repeat(40_000)}'`, 'the query is longer than 32768 bytes'],
  [`SELECT ${'('.repeat(3000)}`, 'the query has more than 2000 words and signs'],
  [`SELECT\n 'a`, 'line 2, column 2: a text that begins here has no end'],
])('text that is not a query is a compile error: %#', (text, message) => {
  expect(verdictOn(text)).toBe(`compile-error ${message}`);
});
