import { expect, test } from 'vitest';
import { countParameters } from './count-parameters.js';

test.each([
  ['select 1', 0],
  ['select \'$3\', "$4" from t -- $5', 0],
  ['select $1', 1],
  ['select 1 where $2 > 0', 2],
  ['explain (analyze) select * from (select $1 limit $3) x where $2 in (select 1)', 3],
  ['select $', 0],
])('%s', async (text, count) => {
  expect(await countParameters(text)).toBe(count);
});
