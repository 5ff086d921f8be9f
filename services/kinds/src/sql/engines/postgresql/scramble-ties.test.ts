import { expect, test } from 'vitest';
import { scrambleTies } from './scramble-ties.js';

const scrambled = async (query: string): Promise<string | undefined> =>
  (await scrambleTies(query))?.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')');

test.each([
  ['SELECT x FROM a', 'SELECT x FROM a ORDER BY random()'],
  ['SELECT x FROM a ORDER BY x DESC LIMIT 3', 'SELECT x FROM a ORDER BY x DESC, random() LIMIT 3'],
  ['SELECT x FROM a ORDER BY y + 1;', 'SELECT x FROM a ORDER BY y + 1, random()'],
  [
    'SELECT x FROM a UNION SELECT y FROM b ORDER BY x LIMIT 2',
    'SELECT * FROM (SELECT x FROM a UNION SELECT y FROM b) AS hone_answer ORDER BY x, random() LIMIT 2',
  ],
  [
    'SELECT DISTINCT x, y FROM a ORDER BY 2 OFFSET 1',
    'SELECT * FROM (SELECT DISTINCT x, y FROM a) AS hone_answer ORDER BY 2, random() OFFSET 1',
  ],
  ['VALUES (1), (2)', 'SELECT * FROM (VALUES (1), (2)) AS hone_answer ORDER BY random()'],
  [
    'WITH c AS (SELECT 1 AS x) SELECT x FROM c ORDER BY x',
    'WITH c AS (SELECT 1 AS x) SELECT x FROM c ORDER BY x, random()',
  ],
])('%s', async (query, expected) => {
  expect(await scrambled(query)).toBe(expected);
});

test.each([
  ['sorts a combined result by something that is no column', 'SELECT DISTINCT x FROM a ORDER BY lower(x)'],
  ['picks rows by its order', 'SELECT DISTINCT ON (x) x, y FROM a ORDER BY x, y'],
  ['is not one SELECT', 'SELECT 1; SELECT 2'],
  ['is no SQL', 'SELEC'],
])('nothing for a query that %s', async (_, query) => {
  expect(await scrambled(query)).toBeUndefined();
});
