import { expect, test } from 'vitest';
import { designOf, READ, TABLE } from './design.fixture.js';
import { pathProblems } from './path-rules.js';

const problems = (read: string, tables = TABLE, most = 1): string =>
  pathProblems(designOf({ 'reads/day.cql': read, 'tables.cql': tables }).reads['day'] ?? [], most).join('\n');
const SELECT = 'SELECT at FROM measured';
const KEY = 'sensor_id = :sensor_id AND day = :day';

test('a statement that fixes the partition key and reads a range is efficient', () => {
  expect(problems(READ)).toBe('');
  expect(
    problems(`${SELECT} WHERE ${KEY} AND at >= '2026-03-02' AND at < '2026-03-03' ORDER BY at DESC LIMIT 5`),
  ).toBe('');
  expect(problems(`${READ}${READ}`, TABLE, 2)).toBe('');
});

test.each([
  ['nothing', '', /^No statement answers it/],
  ['more statements than may be', `${READ}${READ}`, /^It takes 2 statements; 1 may be used/],
  [
    'half of the partition key',
    `${SELECT} WHERE day = :day`,
    /line 1: sensor_id is in the partition key of measured and is not fixed/,
  ],
  [
    'a range of partitions',
    `${SELECT} WHERE sensor_id > :sensor_id AND day = :day`,
    /sensor_id is in the partition key/,
  ],
  [
    'several partitions',
    `${SELECT} WHERE sensor_id IN ('a', 'b') AND day = :day`,
    /IN on sensor_id reads a partition for each/,
  ],
  ['everything', SELECT, /sensor_id is in the partition key.*\n.*day is in the partition key/],
  [
    'a column outside of the key',
    `${SELECT} WHERE ${KEY} AND degrees > 3 ALLOW FILTERING`,
    /degrees is no column of the key.*\n.*ALLOW FILTERING reads rows only to leave them out/,
  ],
  [
    'the other end',
    `${SELECT} WHERE ${KEY} ORDER BY at ASC LIMIT 5`,
    /at lies descending in the partition, so that it is read from its back/,
  ],
  ['another order', `${SELECT} WHERE ${KEY} ORDER BY degrees`, /rows do not lie in the order of degrees/],
])('%s cannot serve a path', (_what, read, message) => {
  expect(problems(read)).toMatch(message);
});

test('clustering columns are narrowed from the first one on', () => {
  const tables = TABLE.replace('(sensor_id, day), at', '(day), sensor_id, at').replace(
    '(at DESC)',
    '(sensor_id ASC, at DESC)',
  );
  expect(problems(`${SELECT} WHERE day = :day AND at > '2026-03-02' ALLOW FILTERING`, tables)).toMatch(
    /at is narrowed although the clustering columns before it are not fixed/,
  );
  expect(problems(`${SELECT} WHERE ${KEY} AND at > '2026-03-02'`, tables)).toBe('');
  expect(problems(`${SELECT} WHERE day = :day AND sensor_id > 'a' AND at > '2026-03-02'`, tables)).toMatch(
    /at is narrowed/,
  );
});
