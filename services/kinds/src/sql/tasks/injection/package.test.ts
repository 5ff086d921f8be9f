import { describe, expect, test } from 'vitest';
import { sqlDefinitionSchema, type SqlDefinition } from '../../definition.js';
import { sql } from '../../index.js';
import { inspectSql } from '../../inspect.js';
import { viewSql } from '../../view.js';
import { argumentsOf, injectionSchema, textsIn } from './definition.js';
import { INJECTION_FILES, INJECTION_GRADING, injectionPack } from './injection-pack.fixture.js';
import { planInjection } from './plan-injection.js';

const { injection: INJECTION } = INJECTION_GRADING;
const definition = (injection: object = {}, changes: object = {}): SqlDefinition =>
  sqlDefinitionSchema.parse({ ...INJECTION_GRADING, injection: { ...INJECTION, ...injection }, ...changes });
const codes = (found: SqlDefinition, pack = injectionPack()): string[] =>
  inspectSql(pack, found).map(({ code }) => code);
const without = (path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(INJECTION_FILES).filter(([each]) => each !== path));
const TOO_MUCH = { names: { repeat: 'x', times: 50_000, list: 1_000 } };
const checks = (...more: readonly object[]) => ({ checks: [...INJECTION.checks, ...more] });

describe('inspection', () => {
  test('finds nothing in a sound task', () => {
    expect(inspectSql(injectionPack(), definition())).toEqual([]);
  });

  test.each<[string, SqlDefinition, string]>([
    ['another task', definition({}, { task: 'schema' }), 'INJECTION_MISPLACED'],
    ['another engine', definition({}, { engine: 'mariadb', task: 'schema' }), 'INJECTION_MISPLACED'],
    ['a reference query', definition({}, { reference: 'tests/given.sql' }), 'INJECTION_MIXED'],
    [
      'probes',
      definition({}, { probes: [{ id: 'p', title: 'P', rule: 'R', steps: [{ sql: 'SELECT 1' }] }] }),
      'INJECTION_MIXED',
    ],
    ['no role', definition({}, { roles: [] }), 'ROLE_MISSING'],
    ['two roles', definition({}, { roles: ['app', 'other'] }), 'ROLE_MISSING'],
    ['no reference in a language', definition({ reference: { go: 'solutions/x' } }), 'REFERENCE_MISSING'],
    ['a reference without files', definition({ reference: { python: 'solutions/none' } }), 'FILE_MISSING'],
    ['nothing that stays as it is', definition({ fixed: { go: ['db.go'] } }), 'FIXED_MISSING'],
    ['a file that stays and is not there', definition({ fixed: { python: ['no.py'] } }), 'FILE_MISSING'],
    [
      'an unknown group',
      definition(checks({ id: 'x', title: 'X', family: 'nul', group: 'nope', steps: [{ call: 'find' }] })),
      'GROUP_UNKNOWN',
    ],
    [
      'an id twice',
      definition(checks({ id: 'quotes', title: 'X', family: 'nul', steps: [{ call: 'find' }] })),
      'CHECK_DUPLICATE',
    ],
    [
      'the id of a group',
      definition(checks({ id: 'hostile', title: 'X', family: 'nul', steps: [{ call: 'find' }] })),
      'CHECK_DUPLICATE',
    ],
    [
      'a call without harmless arguments',
      definition(checks({ id: 'x', title: 'X', family: 'nul', steps: [{ call: 'other' }] })),
      'CALL_WITHOUT_HARMLESS',
    ],
    [
      'a hidden answer that is shown',
      definition(checks({ id: 'x', title: 'X', family: 'nul', steps: [{ call: 'find', answer: 1 }] })),
      'SAMPLE_HIDDEN',
    ],
  ])('finds %s', (_name, found, code) => {
    expect(codes(found)).toContain(code);
  });

  test('requires enough checks of enough families, and visible ones of both kinds', () => {
    const few = definition({
      checks: INJECTION.checks.slice(0, 2).map((each) => ({ ...each, visible: false })),
    });
    expect(codes(few)).toEqual(
      expect.arrayContaining(['CHECKS_FEW', 'FAMILIES_FEW', 'SAMPLE_MISSING', 'SAMPLE_HIDDEN']),
    );
    expect(codes(definition({ checks: INJECTION.checks.slice(0, 1) }))).toContain('GROUP_EMPTY');
  });

  test('reports files that do not exist or are not SQL', () => {
    expect(codes(definition(), injectionPack(without('tests/given.sql')))).toEqual(['FILE_MISSING']);
    const broken = { ...INJECTION_FILES, 'tests/given.sql': 'CREATE TABEL x' };
    expect(codes(definition(), injectionPack(broken))).toEqual(['SQL_INVALID']);
  });

  test('rejects programs in the language sql', () => {
    const pack = injectionPack(INJECTION_FILES, { languages: ['sql'] });
    expect(codes(definition(), pack)).toContain('LANGUAGE_UNKNOWN');
  });
});

test.each([
  ['a harmless check with a family', { ...INJECTION.checks[0], family: 'quotes' }],
  ['a check without either', { id: 'x', title: 'X', steps: [{ call: 'find' }] }],
  ['an unknown family', { id: 'x', title: 'X', family: 'magic', steps: [{ call: 'find' }] }],
  ['no steps', { id: 'x', title: 'X', family: 'nul', steps: [] }],
  ['an unknown key', { id: 'x', title: 'X', family: 'nul', steps: [{ call: 'find', sql: 'x' }] }],
  [
    'a list that is too much',
    { id: 'x', title: 'X', family: 'nul', steps: [{ call: 'find', long: TOO_MUCH }] },
  ],
])('the schema rejects %s', (_name, check) => {
  expect(injectionSchema.safeParse({ ...INJECTION, checks: [check] }).success).toBe(false);
});

test('long texts and lists are expanded, and all texts of arguments are found', () => {
  const { checks: parsed } = injectionSchema.parse({
    ...INJECTION,
    checks: [
      {
        id: 'x',
        title: 'X',
        family: 'long',
        steps: [
          {
            call: 'find',
            arguments: { a: [1, { b: 'c' }, null, true] },
            long: { d: { repeat: 'ab', times: 3 }, e: { repeat: 'x', times: 2, list: 2 } },
          },
        ],
      },
    ],
  });
  const step = parsed[0]?.steps[0];
  if (step === undefined) throw new Error('the step is missing');
  expect(textsIn(argumentsOf(step))).toEqual(['1', 'c', 'ababab', 'xx', 'xx']);
});

test('a run makes all harmless calls and reports only the visible checks', () => {
  const plan = planInjection(
    { mode: 'run' },
    injectionSchema.parse({
      ...INJECTION,
      checks: [...INJECTION.checks, { id: 'more', title: 'M', harmless: true, steps: [{ call: 'find' }] }],
    }),
  );
  expect(plan.map(({ check, reported }) => [check.id, reported])).toEqual([
    ['plain', true],
    ['more', false],
    ['quotes', true],
  ]);
  expect(planInjection({ mode: 'submit' }, injectionSchema.parse(INJECTION))).toHaveLength(7);
});

test('the view shows visible calls and the given tables, and nothing of hidden ones', () => {
  const view = viewSql(injectionPack(), definition());
  expect(view.samples.map(({ id, input, output }) => [id, input, output])).toEqual([
    ['plain', '{"call":"find","arguments":{"name":"abc"}}', '[]'],
    ['quotes', '{"call":"find","arguments":{"name":"hidden-quotes"}}', undefined],
  ]);
  expect(view.sql?.tables?.map(({ name }) => name)).toEqual(['things']);
  expect(JSON.stringify(view)).not.toMatch(/hidden-numbers|solutions/);
});

test('program and server have separate boxes, and so have those of the reference', () => {
  const boxes = sql.topology(injectionPack(), definition(), 'python');
  expect(boxes.map(({ runtime, trust }) => `${runtime} ${trust}`)).toEqual([
    'python candidate',
    'postgresql candidate',
    'python trusted',
    'postgresql trusted',
  ]);
  expect(sql.runtimeFor(definition(), 'python')).toBe('python');
});
