import { expect, test } from 'vitest';
import { sqlDefinitionSchema } from '../../definition.js';
import { inspectSql } from '../../inspect.js';
import { sqlPack } from '../../sql-pack.fixture.js';
import { MIGRATION, NEW, OLD } from './migration.fixture.js';

const FILES = {
  'tests/given.sql': 'create table t (id bigint, login text)',
  'tests/target.sql': 'create table t (id bigint, email text)',
  'tests/sample.sql': "insert into t values (1, 'a')",
  'tests/large.sql': "insert into t values (1, 'a')",
  'starter/sql/expand.sql': '',
  'starter/sql/contract.sql': '',
  'starter/sql/down.sql': '',
};
const GRADING = { engine: 'postgresql', task: 'migration', schema: 'tests/given.sql' };
const SUBMIT = ['expand.sql', 'contract.sql', 'down.sql'];

interface Changes {
  readonly grading?: object;
  readonly migration?: object;
  readonly files?: Readonly<Record<string, string>>;
  readonly submit?: readonly string[];
  readonly group?: string;
}

function codes({
  grading = {},
  migration = {},
  files = {},
  submit = SUBMIT,
  group = 'live',
}: Changes): string[] {
  const whole = { ...GRADING, migration: { ...MIGRATION, ...migration }, ...grading };
  const pack = sqlPack({
    files: { ...FILES, ...files },
    grading: whole,
    submit,
    other: { id: group, weight: 60 },
  });
  return inspectSql(pack, sqlDefinitionSchema.parse(whole)).map(({ code }) => code);
}

test('a valid task has no findings', () => {
  expect(codes({})).toEqual([]);
});

test.each<[string, Changes, string[]]>([
  ['no migration', { grading: { migration: undefined } }, ['MIGRATION_MISSING']],
  ['a migration elsewhere', { grading: { task: 'query' } }, ['MIGRATION_MISPLACED']],
  ['a query beside it', { grading: { reference: 'tests/given.sql' } }, ['MIGRATION_MIXED']],
  ['a file that nobody may write', { submit: ['expand.sql', 'down.sql'] }, ['SUBMIT_MISSING']],
  ['no starter', { migration: { files: { down: 'back.sql' } } }, ['SUBMIT_MISSING', 'FILE_MISSING']],
  [
    'data that do not exist',
    { migration: { data: { sample: 'x.sql', large: 'tests/large.sql' } } },
    ['FILE_MISSING'],
  ],
  ['a target that is no SQL', { files: { 'tests/target.sql': 'creat' } }, ['SQL_INVALID']],
  ['a group that does not exist', { group: 'other' }, ['GROUP_UNKNOWN', 'GROUP_EMPTY']],
  ['a program twice', { migration: { programs: [OLD, NEW, NEW] } }, ['PROGRAM_DUPLICATE']],
  [
    'a statement that is no SQL',
    { migration: { programs: [{ ...OLD, adds: 'insrt' }, NEW] } },
    ['SQL_INVALID'],
  ],
  ['a report that is no SQL', { migration: { longRead: { sql: 'selct' } } }, ['SQL_INVALID']],
  ['nobody at work', { migration: { programs: [{ ...OLD, runs: [] }, NEW] } }, ['PROGRAMS_IDLE']],
  [
    'nobody who works in the end',
    { migration: { programs: [OLD, { ...NEW, works: ['expand'] }] } },
    ['PROGRAMS_IDLE'],
  ],
])('finds %s', (_name, changes, found) => {
  expect(codes(changes)).toEqual(found);
});
