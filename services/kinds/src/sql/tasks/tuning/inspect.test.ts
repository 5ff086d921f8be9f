import { expect, test } from 'vitest';
import { sqlDefinitionSchema } from '../../definition.js';
import { sqlPack } from '../../sql-pack.fixture.js';
import { planWork } from './plan-work.js';
import { inspectTuning } from './inspect.js';

const FILES: Readonly<Record<string, string>> = {
  'schema.sql': 'create table orders (id int)',
  'large.sql': 'insert into orders values (1)',
  'writes.sql': 'delete from orders',
  'tuned.sql': 'select 1',
  'tuned-indexes.sql': 'create index on orders (id)',
  'starter/sql/indexes.sql': '',
};
const TUNING = {
  indexes: 'indexes.sql',
  reference: { query: 'tuned.sql', indexes: 'tuned-indexes.sql' },
  data: 'large.sql',
  arguments: [['1'], ['2']],
  noSequentialScan: ['orders'],
  budget: { count: 1, kibibytes: 100 },
  writes: { file: 'writes.sql' },
};
const GRADING = {
  engine: 'postgresql',
  task: 'tuning',
  schema: 'schema.sql',
  reference: 'tuned.sql',
  parameters: ['id'],
  instances: [{ id: 'sample', file: 'large.sql', arguments: ['1'] }],
  tuning: TUNING,
};

function codes(grading: object, files = FILES, submit = ['main.sql', 'indexes.sql']): string[] {
  const pack = sqlPack({ files, grading: GRADING, submit, other: { id: 'work', weight: 100 } });
  return inspectTuning(pack, sqlDefinitionSchema.parse({ ...GRADING, ...grading })).map(({ code }) => code);
}

test('a valid task has no findings', () => {
  expect(codes({})).toEqual([]);
});

test.each<[string, object, string]>([
  ['a tuning task that counts nothing', { tuning: undefined }, 'TUNING_MISPLACED'],
  ['a query task that counts', { task: 'query' }, 'TUNING_MISPLACED'],
  ['an instance without arguments', { instances: [{ id: 'sample', file: 'large.sql' }] }, 'ARGUMENTS_WRONG'],
  ['too many arguments', { tuning: { ...TUNING, arguments: [['1', '2']] } }, 'ARGUMENTS_WRONG'],
  [
    'an instance with the id of a count',
    { instances: [{ id: 'work-blocks', file: 'large.sql', arguments: ['1'] }] },
    'INSTANCE_RESERVED',
  ],
  ['a table that does not exist', { tuning: { ...TUNING, noSequentialScan: ['lines'] } }, 'TABLE_UNKNOWN'],
  ['a group that does not exist', { tuning: { ...TUNING, group: 'speed' } }, 'GROUP_UNKNOWN'],
])('finds %s', (_name, grading, code) => {
  expect(codes(grading)).toEqual([code]);
});

test('finds files that are missing, not submitted, or not SQL', () => {
  const { 'starter/sql/indexes.sql': _, ...without } = FILES;
  expect(codes({}, without)).toEqual(['FILE_MISSING']);
  expect(codes({}, FILES, ['main.sql'])).toEqual(['SUBMIT_MISSING']);
  expect(codes({}, { ...FILES, 'large.sql': 'insert orders', 'writes.sql': 'delete orders' })).toEqual([
    'SQL_INVALID',
    'SQL_INVALID',
  ]);
});

test('does not parse data and the tuned query for MariaDB, but parses files that are sent statement by statement', () => {
  const own = {
    ...FILES,
    'large.sql': "insert into orders select seq, 'a\\'b' from seq_1_to_9 where seq > 0 + interval(1, 2)",
    'tuned.sql': "select group_concat(id separator '-') from orders",
  };
  expect(codes({ engine: 'mariadb' }, own)).toEqual([]);
  expect(codes({ engine: 'sqlite' }, own)).toEqual(['SQL_INVALID', 'SQL_INVALID']);
  expect(codes({ engine: 'mariadb' }, { ...own, 'writes.sql': 'replace orders' })).toEqual(['SQL_INVALID']);
});

test('plans the counts that a task requires, none of them hidden', () => {
  const plan = (tuning: object) =>
    planWork(sqlDefinitionSchema.parse({ ...GRADING, tuning: { ...TUNING, ...tuning } }));
  expect(plan({}).map((each) => each.plan.id)).toEqual([
    'work-blocks',
    'work-scans',
    'work-indexes',
    'work-writes',
  ]);
  expect(plan({ noSequentialScan: [], writes: undefined }).map(({ check }) => check)).toEqual([
    'blocks',
    'indexes',
  ]);
  expect(planWork(sqlDefinitionSchema.parse({ ...GRADING, engine: 'sqlite' }))[0]?.plan.title).toBe(
    'Steps beside the reference',
  );
  expect(plan({}).every((each) => each.plan.visible && each.plan.group === 'work')).toBe(true);
});
