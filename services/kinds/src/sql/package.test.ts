import { describe, expect, test } from 'vitest';
import { sqlDefinitionSchema, type SqlDefinition } from './definition.js';
import { inspectSql } from './inspect.js';
import { planInstances } from './instances/plan-instances.js';
import { sqlPack } from './sql-pack.fixture.js';
import { sql } from './index.js';
import { instanceSeed } from './instances/instance-data.js';
import { viewSql } from './view.js';

const FILES: Readonly<Record<string, string>> = {
  'tests/schema.sql': 'create table visible_schema (id int)',
  'tests/sample.sql': 'insert into visible_schema values (1)',
  'tests/sample.out.md': '| id |',
  'tests/instances.py': 'print("hidden generator")',
  'solutions/reference.sql': 'select hidden_reference',
};

const families = ['empty', 'single', 'orphans', 'duplicates', 'nulls'];
const GRADING = {
  engine: 'postgresql',
  task: 'query',
  schema: 'tests/schema.sql',
  reference: 'solutions/reference.sql',
  order: { by: 'keys', keys: ['region'] },
  columns: 'match',
  instances: [
    ...families.map((id) => ({ id, group: 'edges', generator: 'tests/instances.py' })),
    { id: 'random-a', generator: 'tests/instances.py', family: 'random', seeded: true },
    { id: 'random-b', generator: 'tests/instances.py', family: 'random', seeded: true },
    { id: 'sample', file: 'tests/sample.sql', expected: 'tests/sample.out.md', visible: true },
  ],
};

const pack = (files = FILES) => sqlPack({ files, grading: GRADING, other: { id: 'edges', weight: 40 } });

const definition = (changes: object = {}): SqlDefinition =>
  sqlDefinitionSchema.parse({ ...GRADING, ...changes });
const codes = (found: SqlDefinition, files = FILES): string[] =>
  inspectSql(pack(files), found).map(({ code }) => code);

describe('the view', () => {
  const view = viewSql(pack(), definition());

  test('shows schema, visible data and expected rows', () => {
    expect(view.samples).toHaveLength(1);
    expect(view.samples[0]).toMatchObject({ id: 'sample', output: '| id |' });
    expect(view.samples[0]?.files?.map(({ path }) => path)).toEqual(['schema.sql', 'sample.sql']);
  });

  test('omits data from files, unless it is visible', () => {
    const files = { ...FILES, 'tests/hidden.sql': 'insert into visible_schema values (31337)' };
    const instances = [{ id: 'hidden-rows', file: 'tests/hidden.sql' }, ...GRADING.instances];
    const shown = viewSql(pack(files), definition({ instances }));
    expect(shown.samples.map(({ id }) => id)).toEqual(['sample']);
    expect(JSON.stringify(shown)).not.toMatch(/hidden|31337/);
  });

  test('explains how rows are compared and how groups count', () => {
    expect(view.samples[0]?.note).toBe(
      'Rows must be ordered by region; rows that are equal there may come in any order. Columns must have these names.',
    );
    expect(view.groupNotes?.['edges']).toMatch(/earns its share.*only when “[^”]+” passes/);
  });

  test('contains nothing of hidden data, generator or reference', () => {
    expect(JSON.stringify(view)).not.toMatch(/hidden|random|orphans|solutions/);
  });
});

describe('inspection', () => {
  test('finds nothing in a sound task', () => {
    expect(inspectSql(pack(), definition())).toEqual([]);
  });

  test('reports tasks that an engine does not have', () => {
    expect(codes(definition({ engine: 'cassandra', task: 'query' }))).toContain('TASK_UNAVAILABLE');
    expect(codes(definition({ task: 'pipeline' }))).toEqual(['TASK_UNAVAILABLE']);
    expect(codes(definition({ engine: 'sqlite', task: 'schema' }))).toContain('TASK_UNAVAILABLE');
    expect(codes(definition({ engine: 'mariadb', task: 'migration' }))).toContain('TASK_UNAVAILABLE');
    expect(codes(definition({ engine: 'mariadb' }))).toEqual([]);
  });

  test('reports files that do not exist', () => {
    const { 'tests/instances.py': _, ...rest } = FILES;
    expect(codes(definition(), rest)).toEqual(['FILE_MISSING']);
  });

  test('reports files of the view that are not valid SQL', () => {
    expect(codes(definition(), { ...FILES, 'tests/schema.sql': 'create tabel' })).toEqual(['SQL_INVALID']);
    expect(codes(definition(), { ...FILES, 'tests/sample.sql': 'insert' })).toEqual(['SQL_INVALID']);
  });

  test('requires six families of data, two of them from the seed, and a visible sample', () => {
    const few = definition({ instances: [{ id: 'only', file: 'tests/sample.sql' }] });
    expect(codes(few)).toEqual(['GROUP_EMPTY', 'SAMPLE_MISSING', 'FAMILIES_FEW', 'SEEDED_FEW']);
  });

  test('requires seeded data only if everything must be right', () => {
    const inGroup = (group: string) =>
      definition({
        instances: [
          ...GRADING.instances,
          { id: 'random-c', group, generator: 'tests/instances.py', family: 'random', seeded: true },
        ],
      });
    expect(codes(inGroup('correct'))).toEqual([]);
    expect(codes(inGroup('edges'))).toEqual(['SEEDED_SHARE']);
  });

  test.each([
    ['an unknown group', { id: 'x', group: 'nope', file: 'tests/sample.sql' }, 'GROUP_UNKNOWN'],
    ['an id twice', { id: 'empty', group: 'edges', file: 'tests/sample.sql' }, 'INSTANCE_DUPLICATE'],
    ['the id of a group', { id: 'edges', group: 'edges', file: 'tests/sample.sql' }, 'INSTANCE_RESERVED'],
    [
      'a sample without expected rows',
      { id: 'x', file: 'tests/sample.sql', visible: true },
      'SAMPLE_INCOMPLETE',
    ],
    [
      'expected rows of hidden data',
      { id: 'x', file: 'tests/sample.sql', expected: 'tests/sample.out.md' },
      'SAMPLE_HIDDEN',
    ],
  ])('finds %s', (_name, instance, code) => {
    expect(codes(definition({ instances: [...GRADING.instances, instance] }))).toEqual([code]);
  });

  test.each([
    ['neither file nor generator', { id: 'x' }],
    ['both file and generator', { id: 'x', file: 'a.sql', generator: 'b.py' }],
    ['a seed for a file', { id: 'x', file: 'a.sql', seeded: true }],
    ['a path that leaves the folder', { id: 'x', file: '../a.sql' }],
  ])('the schema rejects an instance with %s', (_name, instance) => {
    expect(sqlDefinitionSchema.safeParse({ ...GRADING, instances: [instance] }).success).toBe(false);
  });
});

describe('the plan', () => {
  test('puts visible data first and seeded data last, and a run has visible data only', () => {
    const submit = planInstances({ definition: definition(), mode: 'submit' });
    expect(submit.slice(-2).map(({ plan }) => plan.id)).toEqual(['random-a', 'random-b']);
    expect(submit[0]?.plan).toMatchObject({ id: 'sample', visible: true, required: true });
    expect(submit.find(({ plan }) => plan.id === 'nulls')?.plan).toMatchObject({
      visible: false,
      required: false,
    });
    expect(planInstances({ definition: definition(), mode: 'run' }).map(({ plan }) => plan.id)).toEqual([
      'sample',
    ]);
  });

  test('seeded data differs between submissions and between instances of one family, other data never', () => {
    const [fixed, , , , , first, second] = definition().instances;
    if (fixed === undefined || first === undefined || second === undefined)
      throw new Error('instances are missing');
    expect(instanceSeed('one', fixed)).toBe(instanceSeed('two', fixed));
    expect(instanceSeed('one', first)).not.toBe(instanceSeed('two', first));
    expect(instanceSeed('one', first)).not.toBe(instanceSeed('one', second));
  });

  test('separates the learner’s server from reference and generator', () => {
    const boxes = sql.topology(pack(), definition(), 'sql');
    expect(boxes.map(({ runtime, trust }) => `${runtime} ${trust}`)).toEqual([
      'postgresql candidate',
      'postgresql trusted',
      'python trusted',
    ]);
  });
});
