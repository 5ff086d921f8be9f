import { describe, expect, it } from 'vitest';
import { loadAllCores } from '../support/sandbox/load-on-cores.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { tuningFiles, workEvidence, workOf } from '../support/challenges/tuning.js';

const SLUG = 'tune-order-search';
const TIMEOUT_MS = 120_000;
/** Number of times a submission is graded again while the cores are busy. */
const REGRADES = Number(process.env['HONE_TEST_REGRADES'] ?? 5);
const FOUR_INDEXES = `
  create index on customers (lower(email));
  create index on orders (customer_id, placed_at, id);
  create index on order_lines (order_id);
  create index on orders (status);`;

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createFilesGrader>;
let query: string;
let indexes: string;
let present: string;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  query = fileOf(challenge, 'solutions/accepted/reference/main.sql');
  indexes = fileOf(challenge, 'solutions/accepted/reference/indexes.sql');
  present = fileOf(challenge, 'starter/sql/main.sql');
});

describe('work counted on large data', () => {
  it(
    'is the reference’s own for the reference, with both plans and full marks',
    async () => {
      const judgement = await grade(tuningFiles(query, indexes), 'submit');
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['accepted', 100]);
      const { counts, plan, referencePlan } = workEvidence(judgement, 'work-blocks');
      expect(counts).toHaveLength(2);
      for (const { submission, reference } of counts) expect(submission).toBe(reference);
      expect(plan).toEqual(referencePlan);
      expect(workEvidence(judgement, 'work-writes').counts.every(({ submission }) => submission > 0)).toBe(
        true,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'comes to nothing for a query that is right and slow, and does not give the reference’s plan away',
    async () => {
      const judgement = await grade(tuningFiles(present, ''), 'submit');
      expect([judgement.verdict, judgement.reason, judgement.score?.percent]).toEqual([
        'rejected',
        'too-slow',
        0,
      ]);
      expect(workOf(judgement).map(({ status }) => status)).toEqual([
        'fail',
        'skipped',
        'skipped',
        'skipped',
      ]);
      const evidence = workEvidence(judgement, 'work-blocks');
      expect(evidence.referencePlan).toBeUndefined();
      expect(evidence.plan?.some(({ step, source }) => step === 'Seq Scan' && source === 'orders o')).toBe(
        true,
      );
      expect(JSON.stringify(judgement.checks)).not.toMatch(/orders_of_customer|lines_of_order/);
    },
    TIMEOUT_MS,
  );

  it(
    'is not counted before the rows are right',
    async () => {
      const judgement = await grade(
        tuningFiles(query.replace('LIMIT 20\n', 'LIMIT 19\n'), indexes),
        'submit',
      );
      expect(judgement.verdict).toBe('rejected');
      expect(workOf(judgement).every(({ status }) => status === 'skipped')).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'is not saved by a query that answers nothing where there is much data',
    async () => {
      const cheat = query.replace(
        'WHERE lower(email)',
        'WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = 50000) AND lower(email)',
      );
      const judgement = await grade(tuningFiles(cheat, indexes), 'submit');
      const blocks = checkOf(judgement, 'work-blocks');
      expect(blocks).toMatchObject({ status: 'fail', reason: 'wrong-answer' });
      expect(JSON.stringify(blocks.evidence)).toMatch(
        /On the large data with address.*20 of 20 expected rows missing/,
      );
      expect(judgement.score?.percent).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'is the same number each time while the cores are busy',
    async () => {
      const end = await loadAllCores();
      try {
        const seen = new Set<string>();
        for (let turn = 0; turn < REGRADES; turn += 1) {
          const judgement = await grade(tuningFiles(query, indexes), 'run');
          const counts = workOf(judgement).map(({ id }) => workEvidence(judgement, id).counts);
          seen.add(JSON.stringify(counts));
        }
        expect([...seen]).toHaveLength(1);
      } finally {
        await end();
      }
    },
    5 * TIMEOUT_MS,
  );
});

describe('indexes that do not work', () => {
  it.each([
    ['a column that does not exist', 'create index on orders (nope);', /Statement 1 of indexes\.sql.*nope/],
    [
      'an expression that is not always the same',
      "create index on orders (id);\ncreate index on orders (to_char(placed_at, 'TMDay'));",
      /Statement 2 of indexes\.sql.*IMMUTABLE/,
    ],
  ])(
    'fail the run and say which statement: %s',
    async (_name, made, message) => {
      const judgement = await grade(tuningFiles(query, made));
      expect(judgement.reason).toBe('runtime-error');
      expect(JSON.stringify(checkOf(judgement, 'sample').evidence)).toMatch(message);
    },
    TIMEOUT_MS,
  );

  it(
    'are stopped at the time limit',
    async () => {
      const digits = (of: string): string => `length(factorial(${of})::text)`;
      const terms = [30_000, 30_500, 31_000, 31_500].map((from) => digits(`${from} + id`));
      const slow = `create index on customers ((${terms.join(' + ')}))`;
      const judgement = await grade(tuningFiles(query, slow));
      expect(judgement.reason).toBe('time-limit');
      expect(JSON.stringify(checkOf(judgement, 'sample').evidence)).toContain(
        'Statement 1 of indexes.sql was stopped after 5 seconds.',
      );
    },
    TIMEOUT_MS,
  );

  it(
    'and a query that leaves a parameter out is asked with those it names',
    async () => {
      const { checks } = await grade(tuningFiles('select $1::text as address', ''));
      expect(checks[0]).toMatchObject({ id: 'sample', reason: 'wrong-answer' });
    },
    TIMEOUT_MS,
  );

  it(
    'are told where they stand when they are refused',
    async () => {
      const { compile, reason } = await grade(
        tuningFiles(query, 'create index on orders (id);\ndrop table orders;'),
      );
      expect(reason).toBe('forbidden');
      expect(compile?.output).toBe('indexes.sql, only CREATE INDEX is allowed, not DROP');
    },
    TIMEOUT_MS,
  );
});

describe('a faulty task is never the learner’s failure', () => {
  it.each([
    [
      'large data that break a constraint',
      { 'tests/large.sql': 'insert into orders values (1, 99, now())' },
      /foreign key/,
    ],
    [
      'a reference beyond its own budget',
      { 'solutions/accepted/reference/indexes.sql': FOUR_INDEXES },
      /breaks its own task: it makes 4 indexes/,
    ],
    [
      'a reference whose query fails on large data',
      { 'solutions/accepted/reference/main.sql': 'select 1 / (count(*) - 60000) from orders' },
      /cannot be counted: division by zero/,
    ],
  ])(
    '%s stops the grading',
    async (_name, changes, message) => {
      const faulty = createFilesGrader(sandbox, await sqlChallenge(changes, SLUG));
      await expect(faulty(tuningFiles(present, ''))).rejects.toThrow(message);
    },
    TIMEOUT_MS,
  );
});
