import { describe, expect, test } from 'vitest';
import { makeMutants } from './make-mutants.js';

/** Ids and statements of the mutants from one operator, each statement on one line. */
async function made(query: string, operator: string): Promise<Record<string, string>> {
  const mutants = await makeMutants(query);
  const own = mutants.filter(({ id }) => id.startsWith(`${operator} `));
  return Object.fromEntries(own.map(({ id, sql }) => [id, sql.replace(/\s+/g, ' ').trim()]));
}

describe('each operator makes one mistake at a time', () => {
  test.each([
    ['join', 'SELECT 1 FROM a JOIN b ON a.x = b.x', ['LEFT JOIN b']],
    ['join', 'SELECT 1 FROM a LEFT JOIN b USING (x)', ['a JOIN b USING']],
    ['boundary', 'SELECT 1 FROM a WHERE x < 3', ['x <= 3']],
    ['boundary', 'SELECT 1 FROM a WHERE x BETWEEN 1 AND 3', ['x > 1 AND x <= 3', 'x >= 1 AND x < 3']],
    ['logic', 'SELECT 1 FROM a WHERE x = 1 OR y = 2', ['x = 1 AND y = 2']],
    ['logic', 'SELECT 1 FROM a WHERE (x = 1 OR y = 2) AND z', ['x = 1 AND y = 2', 'y = 2) OR z']],
    ['dropped', 'SELECT 1 FROM a WHERE x = 1 AND y = 2', ['WHERE y = 2', 'WHERE x = 1']],
    ['dropped', 'SELECT 1 FROM a JOIN b ON a.x = b.x', ['ON true']],
    ['dropped', 'SELECT count(*) FILTER (WHERE x > 1) FROM a', ['SELECT count(*) FROM a']],
    ['dropped', 'SELECT x FROM a GROUP BY x HAVING min(y) = 1', ['GROUP BY x']],
    ['negation', 'SELECT 1 FROM a WHERE NOT x', ['WHERE x']],
    ['null', "SELECT 1 FROM a WHERE x IS DISTINCT FROM 'b'", ["x <> 'b'"]],
    ['null', 'SELECT coalesce(x, y) FROM a', ['SELECT x FROM a']],
    ['null', 'SELECT 1 FROM a WHERE x IS NOT TRUE', ['NOT (x)']],
    ['null', 'SELECT 1 FROM a WHERE x IS NULL', ['x IS NOT NULL']],
    ['distinct', 'SELECT DISTINCT x FROM a', ['SELECT x FROM a']],
    ['distinct', 'SELECT count(DISTINCT x) FROM a', ['SELECT count(x)']],
    ['union', 'SELECT 1 UNION ALL SELECT 2', ['UNION SELECT']],
    ['count', 'SELECT count(*), x FROM a GROUP BY x', ['count(x)']],
    ['count', 'SELECT count(x) FROM a', ['count(*)']],
    ['aggregate', 'SELECT sum(x) FROM a', ['avg(x)', 'max(x)']],
    ['rank', 'SELECT rank() OVER (ORDER BY x) FROM a', ['row_number()', 'dense_rank()']],
    ['order', 'SELECT x FROM a ORDER BY x DESC', ['FROM a', 'ORDER BY x ASC NULLS FIRST']],
    [
      'order',
      'SELECT x, y FROM a ORDER BY x NULLS FIRST, y',
      ['ORDER BY y', 'NULLS FIRST', 'x DESC', 'x, y', 'y DESC'],
    ],
    ['limit', 'SELECT x FROM a LIMIT 1 OFFSET 0', ['LIMIT 0', 'LIMIT 2', 'OFFSET 1']],
  ])('%s: %s', async (operator, query, written) => {
    const texts = Object.values(await made(query, operator));
    expect(texts).toHaveLength(written.length);
    for (const part of written) expect(texts.some((text) => text.includes(part))).toBe(true);
  });
});

test('NOT EXISTS and NOT IN become each other', async () => {
  const exists = 'SELECT 1 FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE b.x = a.x AND b.y = 1)';
  expect(Object.values(await made(exists, 'anti-join'))).toEqual([
    'SELECT 1 FROM a WHERE NOT (a.x IN (SELECT b.x FROM b WHERE b.y = 1))',
  ]);
  const membership = 'SELECT 1 FROM a WHERE a.x NOT IN (SELECT b.x FROM b)';
  expect(Object.values(await made(membership, 'anti-join'))).toEqual([
    'SELECT 1 FROM a WHERE NOT (EXISTS (SELECT 1 FROM b WHERE b.x = a.x))',
  ]);
  expect(await made('SELECT 1 FROM a WHERE x NOT IN (SELECT b.x FROM b)', 'anti-join')).toEqual({});
});

test.each([
  'SELECT max(x)::int FROM a',
  'SELECT x, count(*) FROM a GROUP BY x',
  'SELECT (SELECT sum(y) FROM b) AS z, count(*) FROM a WHERE EXISTS (SELECT 1 FROM c) GROUP BY z, x',
])('DISTINCT is not added if it could not change the result: %s', async (query) => {
  const places = query.startsWith('SELECT (') ? ['distinct 1:8 added'] : [];
  expect(Object.keys(await made(query, 'distinct')).filter((id) => id.endsWith(' added'))).toEqual(places);
});

describe('frames', () => {
  const over = (window: string, call = 'sum(x)'): string => `SELECT ${call} OVER (${window}) FROM a`;

  test.each([
    ['ORDER BY y', ['ROWS UNBOUNDED PRECEDING', 'RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING']],
    [
      'ORDER BY y ROWS UNBOUNDED PRECEDING',
      ['RANGE UNBOUNDED PRECEDING', 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING'],
    ],
    [
      'ORDER BY y ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
      ['RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING'],
    ],
    ['ORDER BY y ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING', []],
    ['PARTITION BY y', []],
  ])('of %s', async (window, frames) => {
    const texts = Object.values(await made(over(window), 'frame'));
    expect(texts).toHaveLength(frames.length);
    for (const frame of frames) expect(texts.some((text) => text.includes(frame))).toBe(true);
  });

  test('are not changed if the function ignores them', async () => {
    expect(await made(over('ORDER BY y', 'row_number()'), 'frame')).toEqual({});
    expect(await made('SELECT lag(x) OVER w FROM a WINDOW w AS (ORDER BY y)', 'frame')).toEqual({});
    expect(
      Object.keys(await made('SELECT sum(x) OVER w FROM a WINDOW w AS (ORDER BY y)', 'frame')),
    ).toHaveLength(2);
  });
});

test('an id shows the mistake and its position, and is unique', async () => {
  const mutants = await makeMutants(
    'SELECT x\nFROM a JOIN b ON a.x = b.x JOIN c ON c.x = b.x\nWHERE x > 1\n  AND x > 1',
  );
  const ids = mutants.map(({ id }) => id);
  expect(ids).toContain('boundary 3:7 > as >=');
  expect(ids).toContain('boundary 4:7 > as >=');
  expect(new Set(ids).size).toBe(ids.length);
});

test('text that is not one statement has no mutants', async () => {
  await expect(makeMutants('SELECT 1; SELECT 2')).rejects.toThrow('not one statement');
  await expect(makeMutants('SELEC 1')).rejects.toThrow('not valid SQL: syntax error');
});
