import { expect, test } from 'vitest';
import { sqlDefinitionSchema } from '../../definition.js';
import { inspectSql } from '../../inspect.js';
import { sqlPack } from '../../sql-pack.fixture.js';
import { viewSql } from '../../view.js';
import { filesOf, TASK } from './design.fixture.js';

const textsBelow = (folder: string, files: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries(
    [...files].map(([path, content]) => [`${folder}/${path}`, Buffer.from(content).toString()]),
  );
const REFERENCE = filesOf({
  'tables.cql':
    'CREATE TABLE days (sensor_id text, day date, at timestamp, degrees double, PRIMARY KEY ((sensor_id, day), at)); CREATE TABLE newest (sensor_id text PRIMARY KEY, degrees double);',
  'writes/measured.cql':
    'INSERT INTO days (sensor_id, day, at, degrees) VALUES (:sensor_id, :day, :at, :degrees); INSERT INTO newest (sensor_id, degrees) VALUES (:sensor_id, :degrees);',
  'reads/day.cql': 'SELECT at, degrees FROM days WHERE sensor_id = :sensor_id AND day = :day;',
  'reads/now.cql': 'SELECT degrees FROM newest WHERE sensor_id = :sensor_id;',
});
const FILES: Readonly<Record<string, string>> = {
  'tests/task.json': JSON.stringify(TASK),
  'tests/sample.json': '{}',
  'tests/sample.out.md': '| a |',
  'tests/instances.py': 'print("hidden generator")',
  ...textsBelow('starter/cql', filesOf()),
  ...textsBelow('solutions/accepted/reference', REFERENCE),
};
const generated = (id: string) => ({ id, generator: 'tests/instances.py' });
const GRADING = {
  engine: 'cassandra',
  task: 'table-design',
  schema: 'tests/task.json',
  reference: 'solutions/accepted/reference/tables.cql',
  instances: [
    ...['empty', 'single', 'late', 'again', 'ties'].map(generated),
    { ...generated('one'), seeded: true },
    { ...generated('two'), seeded: true },
    { id: 'sample', file: 'tests/sample.json', expected: 'tests/sample.out.md', visible: true },
  ],
};

function packOf(files: Readonly<Record<string, string>>, groups: readonly string[], languages = ['cql']) {
  const made = sqlPack({ files, grading: GRADING, other: { id: 'paths', weight: 40 } });
  const kept = made.manifest.groups.map((group) => ({ ...group }));
  const [correct, other] = kept;
  if (correct === undefined || other === undefined) throw new Error('there are no groups');
  const all = [correct, ...groups.map((id) => ({ ...other, id }))];
  return { ...made, manifest: { ...made.manifest, languages, groups: all } };
}

const GROUPS = ['paths', 'partitions'];
const found = (
  files: Readonly<Record<string, string>> = {},
  grading: object = {},
  groups: readonly string[] = GROUPS,
): string[] =>
  inspectSql(
    packOf({ ...FILES, ...files }, groups),
    sqlDefinitionSchema.parse({ ...GRADING, ...grading }),
  ).map(({ code, path, message }) => `${code} ${path} ${message}`);

test('a valid task has no findings', () => {
  expect(found()).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['no JSON', { 'tests/task.json': '{' }, /^TASK_FILE_INVALID tests\/task\.json SyntaxError/],
  [
    'an unknown dimension',
    { 'tests/task.json': JSON.stringify({ ...TASK, dimensions: {} }) },
    /^TASK_FILE_INVALID tests\/task\.json .*there is no dimension/s,
  ],
  [
    'a field too many',
    { 'tests/task.json': JSON.stringify({ ...TASK, bounds: {} }) },
    /^TASK_FILE_INVALID tests\/task\.json .*bounds/s,
  ],
  [
    'a reference that does not parse',
    { 'solutions/accepted/reference/reads/now.cql': 'SELEC' },
    /^REFERENCE_INVALID solutions\/accepted\/reference reads\/now\.cql, line 1, column 1: expected SELECT/,
  ],
  [
    'a reference without a statement',
    { 'solutions/accepted/reference/reads/now.cql': '' },
    /^REFERENCE_INVALID solutions\/accepted\/reference path-now: reads\/now.cql is empty: it has no statement yet/,
  ],
])('%s is found', (_what, files, message) => {
  expect(found(files).join('\n')).toMatch(message);
});

test('the starter and the reference have all files of a design', () => {
  const { 'starter/cql/reads/now.cql': _, 'solutions/accepted/reference/reads/day.cql': __, ...rest } = FILES;
  const codes = inspectSql(packOf(rest, GROUPS), sqlDefinitionSchema.parse(GRADING)).map(
    ({ code, path }) => `${code} ${path}`,
  );
  expect(codes).toEqual([
    'FILE_MISSING starter/cql/reads/now.cql',
    'FILE_MISSING solutions/accepted/reference/reads/day.cql',
  ]);
});

test('parts of other tasks, wrong groups and wrong ids are reported by name', () => {
  expect(found({}, { reference: 'tests/sample.json' }).join()).toMatch(/REFERENCE_INVALID .*tables\.cql/);
  expect(found({}, { order: { by: 'full' } }).join()).toMatch(/ORDER_MISPLACED/);
  expect(
    found({}, { design: { work: 'one', crash: 'two', bounds: { documentKiB: 1, array: 1 } } }).join(),
  ).toMatch(/DESIGN_MISPLACED/);
  expect(found({}, {}, ['paths']).join()).toMatch(/GROUP_UNKNOWN .*"partitions"/);
  expect(found({}, {}, [...GROUPS, 'reads']).join()).toMatch(/GROUP_EMPTY .*"reads"/);
  expect(found({}, { instances: [...GRADING.instances, generated('path-day')] }).join()).toMatch(
    /INSTANCE_RESERVED .*"path-day"/,
  );
  const sql = inspectSql(packOf(FILES, GROUPS, ['sql']), sqlDefinitionSchema.parse(GRADING));
  expect(sql.map(({ code }) => code)).toContain('LANGUAGE_UNKNOWN');
});

test('a learner sees events, paths and numbers, and no hidden data', () => {
  const view = viewSql(packOf(FILES, GROUPS), sqlDefinitionSchema.parse(GRADING));
  expect(view.sql?.engine).toBe('cassandra');
  expect(view.samples[0]?.files?.map(({ path }) => path)).toEqual(['events-and-paths.json', 'sample.json']);
  expect(view.groupNotes?.['partitions']).toMatch(/^Computed from your keys/);
  expect(JSON.stringify(view)).not.toMatch(/hidden|INSERT/);
});
