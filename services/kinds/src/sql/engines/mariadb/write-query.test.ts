import { describe, expect, test } from 'vitest';
import { bind, prepareStatement, runStatement, scrambledQueries } from './write-query.js';

const flat = (query: string): string[] =>
  scrambledQueries(query).map((text) => text.replace(/\s+/g, ' ').trim());

describe('a query as sent', () => {
  test('has its values in the order in which it names them, and everything else unmoved', () => {
    const bound = bind(`SELECT $2 AS a, '$1', $1, $2 -- $1\n;`);
    expect(bound).toEqual({ text: `SELECT ?  AS a, '$1', ? , ?  -- $1\n`, order: [1, 0, 1] });
    expect(runStatement(bound, ["it's", null])).toBe(
      `EXECUTE IMMEDIATE 'SELECT ?  AS a, ''$1'', ? , ?  -- $1\n' USING NULL, 'it''s', NULL`,
    );
  });

  test('cannot escape from the text that the server prepares', () => {
    const text = String.raw`SELECT 'a\' + "b" -- '`;
    expect(prepareStatement({ text, order: [] })).toBe(
      String.raw`PREPARE hone_query FROM 'SELECT ''a\\'' + "b" -- '''`,
    );
  });
});

describe('rows with equal sort keys', () => {
  test('come in random order: by an outer query, or by one more key', () => {
    expect(flat('SELECT a FROM t ORDER BY a DESC;')).toEqual([
      'SELECT * FROM ( SELECT a FROM t ) AS hone_answer ORDER BY a DESC , RAND()',
      'SELECT a FROM t ORDER BY a DESC , RAND()',
    ]);
  });

  test('are limited where the query limits them', () => {
    expect(flat('SELECT a FROM t ORDER BY a LIMIT 3 OFFSET 1')[0]).toBe(
      'SELECT * FROM ( SELECT a FROM t ) AS hone_answer ORDER BY a , RAND() LIMIT 3 OFFSET 1',
    );
    expect(flat('SELECT a FROM t LIMIT 3')).toEqual(['SELECT a FROM t ORDER BY RAND() LIMIT 3']);
    expect(flat('SELECT a FROM t ORDER BY a OFFSET 1 ROWS FETCH FIRST 2 ROWS ONLY')[1]).toBe(
      'SELECT a FROM t ORDER BY a , RAND() OFFSET 1 ROWS FETCH FIRST 2 ROWS ONLY',
    );
  });

  test('are shuffled in the outermost query only', () => {
    expect(flat('SELECT `order`, t.limit, "limit" FROM (SELECT a FROM t ORDER BY a LIMIT 1) x')).toEqual([]);
  });

  test('are shuffled even if the query ends with a comment', () => {
    expect(scrambledQueries('SELECT a FROM t ORDER BY a -- by a')[1]).toBe(
      'SELECT a FROM t ORDER BY a -- by a\n, RAND()\n',
    );
  });
});
