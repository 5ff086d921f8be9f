import { describe, expect, test } from 'vitest';
import { INJECTION_RULE } from './tasks/injection/definition.js';
import { capInjection } from './tasks/injection/grade-injection.js';
import { sqlDefinitionSchema } from './definition.js';
import { planInjection } from './tasks/injection/plan-injection.js';
import { inspectSql } from './inspect.js';
import { planInstances } from './instances/plan-instances.js';
import { planProbes } from './tasks/probes/plan-probes.js';
import { sqlPack } from './sql-pack.fixture.js';
import { planWork } from './tasks/tuning/plan-work.js';

const QUERY = { engine: 'postgresql', task: 'query', schema: 'schema.sql', reference: 'query.sql' };
const TUNING = {
  indexes: 'indexes.sql',
  reference: { query: 'tuned.sql', indexes: 'tuned-indexes.sql' },
  data: 'large.sql',
  budget: { count: 1, kibibytes: 100 },
  writes: { file: 'writes.sql' },
};
const RULE = 'Late corrections count.';
const checkPlan = { id: 'one', title: 'One', group: 'hostile', weight: 1, required: false, visible: false };
const parse = (grading: object) => sqlDefinitionSchema.safeParse({ ...QUERY, ...grading });
const define = (grading: object) => sqlDefinitionSchema.parse({ ...QUERY, ...grading });
const problems = (grading: object): string[] =>
  parse(grading).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the rule of an instance', () => {
  const instances = (...parts: object[]) => ({
    instances: parts.map((part, place) => ({ id: `data-${place}`, file: 'data.sql', ...part })),
  });

  test('caps at 60 unless its author sets another cap', () => {
    const definition = define(instances({}, { rule: RULE }, { rule: RULE, cap: 40 }));
    const plans = planInstances({ definition, mode: 'submit' }).map(({ plan }) => [plan.rule, plan.cap]);
    expect(plans).toEqual([
      [undefined, undefined],
      [RULE, 60],
      [RULE, 40],
    ]);
  });

  test('is required for a cap, which is a percentage', () => {
    expect(problems(instances({ cap: 40 }))).toEqual([
      'instances.0.cap: a check without a rule never caps the score; say under rule what it proves',
    ]);
    expect(problems(instances({ rule: RULE, cap: 100 }))[0]).toMatch(/^instances\.0\.cap: /);
    expect(problems(instances({ passAt: 0.8 }))[0]).toMatch(/Unrecognized key: "passAt"/);
  });
});

test('the rule of a probe caps at 60, and at 40 where the task is security', () => {
  const probes = [
    { id: 'one', title: 'One', rule: RULE, steps: [{ sql: 'select 1' }] },
    { id: 'two', title: 'Two', rule: RULE, cap: 50, steps: [{ sql: 'select 1' }] },
  ];
  const capsOf = (task: string) =>
    planProbes({ definition: define({ task, probes }), mode: 'submit' }).map(({ plan }) => plan.cap);
  expect(capsOf('schema')).toEqual([60, 50]);
  expect(capsOf('security')).toEqual([40, 50]);
});

test('the rule of a call caps at 60 if it is harmless and at 40 if not, and an injection always caps at 40', () => {
  const step = { steps: [{ call: 'find' }] };
  const check = (id: string, more: object) => ({ id, title: id, ...step, ...more });
  const definition = define({
    task: 'security',
    injection: {
      fixed: { python: ['db.py'] },
      reference: { python: 'solutions/accepted/one' },
      checks: [
        check('plain', { harmless: true }),
        check('ruled', { harmless: true, rule: RULE }),
        check('stored', { family: 'stored' }),
        check('odd', { family: 'unusual', rule: RULE }),
        check('own', { family: 'quotes', rule: RULE, cap: 60 }),
      ],
    },
  });
  const { injection } = definition;
  if (injection === undefined) throw new Error('there is no injection');
  const plans = planInjection({ mode: 'submit' }, injection).map(({ plan }) => [
    plan.id,
    plan.rule,
    plan.cap,
  ]);
  expect(plans).toEqual([
    ['plain', undefined, undefined],
    ['ruled', RULE, 60],
    ['stored', undefined, undefined],
    ['odd', RULE, 40],
    ['own', RULE, 60],
  ]);
  const failed = { ...checkPlan, status: 'fail', reason: 'unsafe', score: 0 } as const;
  expect(capInjection(failed)).toMatchObject({ rule: INJECTION_RULE, cap: 40 });
  expect(capInjection({ ...failed, rule: RULE, cap: 60 })).toMatchObject({ rule: RULE, cap: 40 });
  expect(capInjection({ ...failed, rule: RULE, cap: 30 }).cap).toBe(30);
});

describe('rules of checks without an entry in the definition', () => {
  const rules = { 'work-blocks': { rule: RULE, cap: 40 }, 'work-writes': { passAt: 1 } };

  test('apply to counted work, which passes from 80% of its points on', () => {
    const plans = planWork(define({ task: 'tuning', tuning: TUNING, rules })).map(({ plan }) => plan);
    expect(plans.map(({ id, cap, passAt }) => [id, cap, passAt])).toEqual([
      ['work-blocks', 40, 0.8],
      ['work-indexes', undefined, 0.8],
      ['work-writes', undefined, 1],
    ]);
    const strict = planWork(define({ task: 'tuning', tuning: { ...TUNING, passAt: 0.9 } }));
    expect(strict.map(({ plan }) => plan.passAt)).toEqual([0.9, 0.9, 0.9]);
  });

  test('must name an existing check', () => {
    const grading = define({ task: 'tuning', tuning: TUNING, rules: { blocks: { rule: RULE } } });
    const pack = sqlPack({ files: {}, grading, other: { id: 'work', weight: 60 } });
    const found = inspectSql(pack, grading).find(({ code }) => code === 'RULE_UNKNOWN');
    expect(found?.message).toBe(
      'rules names check "blocks"; there are work-blocks, work-indexes, work-writes',
    );
  });
});
