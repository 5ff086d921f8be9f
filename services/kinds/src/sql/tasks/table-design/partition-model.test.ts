import { expect, test } from 'vitest';
import { designOf, TASK } from './design.fixture.js';
import { boundPartitions } from './partition-model.js';

/** The bound of a table with this key, in which each column stores the value of its name. */
function bound(key: string, columns: Readonly<Record<string, string>> = {}, more = '') {
  const all = {
    sensor_id: 'text',
    room: 'text',
    at: 'timestamp',
    day: 'date',
    degrees: 'double',
    ...columns,
  };
  const names = Object.keys(all);
  const tables = `CREATE TABLE t (${Object.entries(all)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}, PRIMARY KEY (${key}));`;
  const values = names.map((name) => (name in columns ? "'x'" : `:${name}`)).join(', ');
  const write = `INSERT INTO t (${names.join(', ')}) VALUES (${values});${more}`;
  const design = designOf({ 'tables.cql': tables, 'writes/measured.cql': write, 'reads/day.cql': '' });
  return boundPartitions(design, TASK)[0];
}

test.each([
  ['(sensor_id, day), at', 1_440, 1],
  ['(sensor_id), at', 525_600, 1],
  ['(sensor_id)', 1, 1],
  ['(sensor_id), day', 365, 1],
  ['(sensor_id), day, at', 525_600, 1],
  ['(day), sensor_id', 1_000, 1_000],
  ['(day), sensor_id, at', 1_440_000, 1_000],
  ['(room), sensor_id', 50, 50],
  ['(at), sensor_id', 1_000, 1_000],
  ['(day), room', 20, 1_000],
])('a partition of the key %s has up to %i rows and %i writers', (key, rows, writers) => {
  expect(bound(key)).toMatchObject({ rows, writers });
});

test('facts about events bound a partition whose key fixes their values', () => {
  // 50 sensors and 1,440 minutes would be 72,000.
  expect(bound('(room, day), at, sensor_id')).toMatchObject({ rows: 9_000, because: '9,000 of measured' });
  expect(bound('(sensor_id, day), at, degrees')).toMatchObject({ rows: 9_000 });
});

test('a constant narrows nothing, and a column without facts bounds nothing', () => {
  expect(bound('(what), sensor_id', { what: 'text' })).toMatchObject({ rows: 1_000, writers: 1_000 });
  expect(bound('(sensor_id), what', { what: 'text' })).toMatchObject({ rows: 1 });
  expect(bound('(sensor_id), degrees')).toMatchObject({
    rows: Infinity,
    because: 'nothing says how many different values degrees has',
  });
});

test('statements that write different values to a column count by their common narrowing', () => {
  const more =
    'INSERT INTO t (sensor_id, room, at, day, degrees) VALUES (:room, :room, :at, :day, :degrees);';
  expect(bound('(sensor_id, day), at', {}, more)).toMatchObject({ rows: 1_440, writers: 50 });
  const update = 'UPDATE t SET degrees = 1 WHERE sensor_id = :sensor_id AND at = :at;';
  expect(bound('(sensor_id), at', {}, update)).toMatchObject({ rows: 525_600 });
});

test('facts count once for each row that an event can create', () => {
  const same =
    'UPDATE t SET degrees = 1 WHERE room = :room AND day = :day AND at = :at AND sensor_id = :sensor_id IF degrees = null;';
  expect(bound('(room, day), at, sensor_id', {}, same)).toMatchObject({ rows: 9_000 });
  const other =
    "INSERT INTO t (sensor_id, room, at, day, degrees) VALUES ('all', :room, :at, :day, :degrees);";
  expect(bound('(room, day), at, sensor_id', {}, other)).toMatchObject({
    rows: 18_000,
    because: '18,000 of measured',
  });
});

test.each([
  ['degrees = null', 1_440],
  ['degrees = null AND room = null', 1_440],
  ['degrees IN (1, null)', 1_440],
  ['degrees = null AND place = 5', 1_440],
  ['degrees = null AND room = :room', 0],
  ['degrees < :degrees', 0],
  ['degrees = :degrees', 0],
  ['EXISTS', 0],
])('an update of possibly missing rows, IF %s, can create %i', (condition, rows) => {
  const design = designOf({
    'tables.cql': `CREATE TABLE measured (
      sensor_id text, day date, at timestamp, room text, degrees double, place int STATIC,
      PRIMARY KEY ((sensor_id, day), at));`,
    'writes/measured.cql': `UPDATE measured SET degrees = :degrees
      WHERE sensor_id = :sensor_id AND day = :day AND at = :at IF ${condition};`,
  });
  expect(boundPartitions(design, TASK)).toMatchObject([{ rows }]);
});

test('a table without writes has no rows', () => {
  const design = designOf({ 'writes/measured.cql': '' });
  expect(boundPartitions(design, TASK)).toEqual([
    { table: 'measured', rows: 0, because: 'nothing writes to it', writers: 0 },
  ]);
});
