import { describe, expect, it } from 'vitest';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createQueryGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createQueryGrader>;
let reference: string;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge();
  grade = createQueryGrader(sandbox, challenge);
  reference = fileOf(challenge, 'solutions/accepted/reference/query.sql');
});

const renderIds = (count: number): string =>
  [
    '| customer_id |',
    '| ----------- |',
    ...Array.from({ length: count }, (_, at) => `| ${at + 1}           |`),
  ].join('\n');

describe('a run', () => {
  it('tries the visible data only and shows the rows also when they are right', async () => {
    const { verdict, score, checks } = await grade(reference);
    expect({ verdict, score }).toEqual({ verdict: 'accepted', score: null });
    expect(checks.map(({ id }) => id)).toEqual(['sample']);
    expect(checks[0]?.evidence).toMatchObject({
      type: 'rows',
      columns: ['customer_id', 'name', 'last_order_on'],
      rows: [
        ['4', 'Dede', null],
        ['7', 'Goran', null],
        ['2', 'Bo', '2026-01-15'],
        ['3', 'Chidi', '2026-03-31'],
      ],
      rowCount: 4,
    });
  }, 60_000);

  it('shows which rows are missing and which should not be there', async () => {
    const { checks } = await grade(reference.replace('closed_on IS NULL', "name <> 'Bo'"));
    expect(checks[0]).toMatchObject({
      status: 'fail',
      reason: 'wrong-answer',
      evidence: {
        missing: [['2', 'Bo', '2026-01-15']],
        extra: [['5', 'Elif', '2026-01-09']],
        missingCount: 1,
      },
    });
  }, 60_000);

  it('tells how the query was carried out, right or wrong, and only in a run', async () => {
    for (const query of [reference, reference.replace('closed_on IS NULL', 'id > 0')]) {
      const { checks } = await grade(query);
      const evidence = checks[0]?.evidence;
      const plan = evidence?.type === 'rows' ? (evidence.plan ?? []) : [];
      expect(plan[0]).toMatchObject({ depth: 0, step: 'Sort', loops: 1 });
      expect(plan.map(({ source }) => source)).toContain('customers c');
      expect(plan.every(({ blocks }) => blocks !== null)).toBe(true);
    }
    const submitted = await grade(reference, 'submit');
    expect(JSON.stringify(submitted.checks)).not.toContain('"plan"');
  }, 60_000);

  it('tells the first place of rows in the wrong order', async () => {
    const { checks } = await grade(
      reference.replace('NULLS FIRST, customer_id', 'NULLS FIRST, customer_id DESC'),
    );
    expect(checks[0]).toMatchObject({
      reason: 'presentation',
      evidence: {
        firstDifference: { position: 1, expected: ['4', 'Dede', null], actual: ['7', 'Goran', null] },
      },
    });
  }, 60_000);

  it('tells the server’s own words about an error', async () => {
    const { reason, checks } = await grade(reference.replaceAll('c.name', '1 / (c.id - 4)'));
    expect(reason).toBe('runtime-error');
    expect(checks[0]?.evidence).toEqual({ type: 'summary', text: 'division by zero (SQLSTATE 22012)' });
  }, 60_000);

  it('tells the place of a syntax error, as the compile step', async () => {
    const { reason, compile, events } = await grade('select 1\nfrm customers');
    expect(reason).toBe('compile-error');
    expect(compile).toEqual({
      ok: false,
      output: 'line 2, column 5: syntax error at or near "customers"\n2 | frm customers\n        ^',
    });
    expect(events.map(({ type }) => type)).toEqual(['grading.phase', 'grading.compiled', 'grading.check']);
  }, 60_000);
});

describe('a submission', () => {
  it('reports each check as it is decided, and scores full marks', async () => {
    const { verdict, score, checks, phases, events } = await grade(reference, 'submit');
    expect(verdict).toBe('accepted');
    expect(score?.percent).toBe(100);
    const reported = events.flatMap((event) => (event.type === 'grading.check' ? [event.data] : []));
    expect(reported.map(({ done }) => done)).toEqual(checks.map((_, index) => index + 1));
    expect(reported.every(({ total }) => total === checks.length)).toBe(true);
    expect(phases.runMs).toBeGreaterThan(0);
  }, 60_000);

  it('says of hidden data only what kind of difference there was', async () => {
    const { checks } = await grade(reference.replace('c.joined_on <', 'c.joined_on <='), 'submit');
    const check = checks.find(({ id }) => id === 'cutoff');
    expect(check).toMatchObject({ status: 'fail', visible: false, evidence: { type: 'summary' } });
    expect(JSON.stringify(checks.filter(({ visible }) => !visible))).not.toMatch(/2026-04-01|Ana|Bo\b/);
  }, 60_000);

  it('says of an error on hidden data only its SQLSTATE', async () => {
    const judgement = await grade(
      reference.replace('c.name,', '1 / (length(c.name) - 1) AS name,'),
      'submit',
    );
    expect(checkOf(judgement, 'odd-names')).toMatchObject({
      reason: 'runtime-error',
      evidence: { type: 'summary', text: 'The query stopped with an error, SQLSTATE 22012.' },
    });
  }, 60_000);

  it('is told so when it leans on the order in which rows were stored', async () => {
    const ordered = 'SELECT id AS customer_id FROM customers ORDER BY id';
    const challenge = await sqlChallenge({
      'solutions/accepted/reference/query.sql': ordered,
      'tests/sample.out.md': renderIds(8),
    });
    const leaning = await createQueryGrader(sandbox, challenge)(ordered.replace(' ORDER BY id', ''));
    expect(leaning.reason).toBe('presentation');
    expect(JSON.stringify(checkOf(leaning, 'sample').evidence)).toMatch(
      /depends on an order that SQL does not promise/,
    );
  }, 60_000);

  it('gets the same score for the same seed, and other data for another', async () => {
    const wrong = reference.replace('c.closed_on IS NULL', 'true');
    const evidence = async (seed: string): Promise<string> => {
      const { checks } = await grade(wrong, 'submit', seed);
      return JSON.stringify(
        checks.filter(({ id }) => id === 'everyday' || id === 'mixed').map((c) => c.evidence),
      );
    };
    const first = await evidence('0a');
    expect(await evidence('0a')).toBe(first);
    expect(await evidence('0b')).not.toBe(first);
  }, 60_000);
});

describe('a faulty task is never the learner’s failure', () => {
  const faulty = async (changes: Readonly<Record<string, string>>): Promise<unknown> => {
    return createQueryGrader(sandbox, await sqlChallenge(changes))(reference);
  };

  it.each([
    [
      'a reference that fails',
      { 'solutions/accepted/reference/query.sql': 'select 1 / 0' },
      /reference failed/,
    ],
    [
      'a reference that leans on stored order',
      {
        'solutions/accepted/reference/query.sql':
          'select id as customer_id, name, null::date as last_order_on from customers limit 3',
      },
      /depends on load order or plan/,
    ],
    [
      'a shown table that is not the answer',
      { 'tests/sample.out.md': '| a |\n' },
      /not the reference's answer/,
    ],
    [
      'data that breaks a constraint',
      { 'tests/sample.sql': "insert into orders values (1, 99, now(), 'paid')" },
      /foreign key/,
    ],
    ['a schema that is not valid', { 'tests/schema.sql': 'create tabel x' }, /SQL_INVALID/],
  ])(
    '%s stops the grading',
    async (_name, changes, message) => {
      await expect(faulty(changes as Record<string, string>)).rejects.toThrow(message);
    },
    60_000,
  );
});
