import { expect, test } from 'vitest';
import { TASK } from './design.fixture.js';
import { valueFault } from '../../engines/cassandra/node-values.js';
import { taskFileSchema } from './task-file.js';

const problem = (changes: object): string => {
  const parsed = taskFileSchema.safeParse({ ...TASK, ...changes });
  return parsed.success
    ? ''
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
};

test('a task describes its names', () => {
  expect(problem({})).toBe('');
  expect(problem({ dimensions: {} })).toMatch(/partitions\.writers\.dimension: there is no dimension sensor/);
  expect(problem({ dimensions: {} })).toMatch(/values\.at\.fixes: there is no dimension minute/);
  expect(problem({ values: {} })).toMatch(/events\.measured\.values: there is no value sensor_id/);
  expect(problem({ values: {} })).toMatch(/facts\.0\.per: there is no value room/);
  expect(problem({ events: {} })).toMatch(/facts\.0\.event: there is no event measured/);
  expect(problem({ values: { ...TASK.values, Bad: { type: 'text' } } })).toMatch(/values\.Bad/);
  expect(problem({ values: { ...TASK.values, at: { type: 'blob' } } })).toMatch(/values\.at\.type/);
  expect(problem({ paths: { x: { ...TASK.paths['day'], statements: 9 } } })).toMatch(/paths\.x\.statements/);
});

test.each([
  ['text', 'a', 1],
  ['int', 5, 2 ** 40],
  ['bigint', '9007199254740993', 1.5],
  ['double', 0.5, '0.5'],
  ['boolean', true, 'true'],
  ['timestamp', '2026-03-02T08:00:00.000Z', '2026-03-02 08:00'],
  ['date', '2026-03-02', '2026-02-30'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000', '123'],
] as const)('a value of the type %s may be %j and not %j', (type, right, wrong) => {
  expect(valueFault(type, right)).toBeUndefined();
  expect(valueFault(type, wrong)).toContain(`is no ${type}`);
});
