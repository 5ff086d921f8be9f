import { expect, test } from 'vitest';
import { sqlDefinitionSchema, type SqlDefinition } from '../../definition.js';
import { sqlPack } from '../../sql-pack.fixture.js';
import { viewSql } from '../../view.js';
import { inspectProbes } from './inspect.js';
import { planProbes } from './plan-probes.js';
import { viewProbes } from './view.js';

const probe = (id: string, changes: object = {}): object => ({
  id,
  title: `Probe ${id}`,
  group: 'rules',
  rule: `The rule of ${id}.`,
  steps: [{ sql: `SELECT '${id}'` }],
  ...changes,
});
const PROBES = [
  probe('shown', {
    group: 'correct',
    visible: true,
    steps: [
      { sql: 'INSERT INTO t VALUES (1)' },
      { as: 'ana', session: 'b', later: true, sql: 'UPDATE t SET id = 2' },
      { as: 'ana', session: 'b', refused: ['40001'] },
      { sql: 'TABLE t', rows: [['1'], [null]] },
      { as: 'ana', sql: 'TABLE t', refused: ['42501'], rows: [] },
      { sql: 'DELETE FROM t', any: true },
    ],
  }),
  ...['a', 'b', 'c', 'd', 'e'].map((id) => probe(id)),
];
const GRADING = { engine: 'postgresql', task: 'schema', schema: 'given.sql', roles: ['ana'], probes: PROBES };

const definition = (changes: object = {}): SqlDefinition =>
  sqlDefinitionSchema.parse({ ...GRADING, ...changes });

const pack = () =>
  sqlPack({
    files: { 'given.sql': 'create table t (id int)' },
    grading: GRADING,
    other: { id: 'rules', weight: 100 },
  });

const codes = (changes: object): string[] =>
  inspectProbes(pack(), definition(changes)).map(({ code }) => code);

test('a valid task has no findings', () => {
  expect(codes({})).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['too few probes', { probes: PROBES.slice(0, 5) }, ['PROBES_FEW']],
  [
    'no visible probe',
    { probes: [...PROBES.slice(1), probe('f', { group: 'correct' })] },
    ['SAMPLE_MISSING'],
  ],
  ['a query beside them', { reference: 'given.sql' }, ['PROBES_MIXED']],
  ['an unknown group', { probes: [...PROBES, probe('f', { group: 'speed' })] }, ['GROUP_UNKNOWN']],
  ['an id twice', { probes: [...PROBES, probe('a')] }, ['PROBE_DUPLICATE']],
  ['the id of a group', { probes: [...PROBES, probe('rules')] }, ['PROBE_DUPLICATE']],
  [
    'a group that no probe counts for',
    { probes: PROBES.map((each) => ({ ...each, group: 'correct' })) },
    ['GROUP_EMPTY'],
  ],
  ['a role that does not exist', { roles: [] }, ['ROLE_UNKNOWN', 'ROLE_UNKNOWN', 'ROLE_UNKNOWN']],
  [
    'a statement that is no SQL',
    { probes: [...PROBES, probe('f', { steps: [{ sql: 'selct' }] })] },
    ['SQL_INVALID'],
  ],
  [
    'extensions where the engine has none',
    { engine: 'mariadb', extensions: ['btree_gist'] },
    ['EXTENSIONS_MISPLACED'],
  ],
  ['a wait for nothing', { probes: [...PROBES, probe('f', { steps: [{ rows: [] }] })] }, ['STEP_EMPTY']],
])('finds %s', (_name, changes, found) => {
  expect(codes(changes)).toEqual(found);
});

test('statements that only another engine’s parser could read are left to that engine', () => {
  const steps = [{ sql: 'INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE `id` = 1' }];
  const probes = [...PROBES, probe('f', { steps })];
  expect(codes({ probes })).toEqual(['SQL_INVALID']);
  expect(codes({ probes, engine: 'mariadb' })).toEqual([]);
});

test('given tables are shown if they can be parsed, and always as a file', () => {
  const shown = (content: string) => {
    const given = sqlPack({
      files: { 'given.sql': content },
      grading: GRADING,
      other: { id: 'rules', weight: 100 },
    });
    const { sql, samples } = viewSql(given, definition({ engine: 'mariadb' }));
    return { tables: sql?.tables?.map(({ name }) => name), file: samples?.[0]?.files?.[0]?.content };
  };
  const plain = 'create table t (id int)';
  expect(shown(plain)).toEqual({ tables: ['t'], file: plain });
  const own = 'create table t (id int unsigned) engine = InnoDB';
  expect(shown(own)).toEqual({ tables: undefined, file: own });
});

test('a run has the visible probes, a submission all', () => {
  const ids = (mode: 'run' | 'submit') =>
    planProbes({ definition: definition(), mode }).map(({ plan }) => plan.id);
  expect(ids('run')).toEqual(['shown']);
  expect(ids('submit')).toEqual(['shown', 'a', 'b', 'c', 'd', 'e']);
});

test('the view shows visible probes, statement by statement, and no others', () => {
  const [sample, ...others] = viewProbes(pack(), definition());
  expect(others).toEqual([]);
  expect(sample?.files).toEqual([
    { path: 'given.sql', content: 'create table t (id int)' },
    {
      path: 'shown.sql',
      content: [
        '-- accepted\nINSERT INTO t VALUES (1);',
        '-- as ana, session b, sent, not waited for\nUPDATE t SET id = 2;',
        '-- as ana, session b, refused with 40001 (the statement sent before)',
        '-- rows (1) (NULL)\nTABLE t;',
        '-- as ana, refused with 42501, or rows (none)\nTABLE t;',
        '-- accepted or refused\nDELETE FROM t;\n',
      ].join('\n\n'),
    },
  ]);
});
