import { describe, expect, it } from 'vitest';
import { loadAllCores } from '../support/sandbox/load-on-cores.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { tuningFiles, workEvidence, workOf } from '../support/challenges/tuning.js';

const SLUG = 'claim-the-next-jobs';
const TIMEOUT_MS = 180_000;
/** Number of times a submission is graded again while the cores are busy. */
const REGRADES = Number(process.env['HONE_TEST_REGRADES'] ?? 5);

let grade: ReturnType<typeof createFilesGrader>;
let query: string;
let indexes: string;
let present: string;

useSandbox(async (sandbox) => {
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  query = fileOf(challenge, 'solutions/accepted/reference/main.sql');
  indexes = fileOf(challenge, 'solutions/accepted/reference/indexes.sql');
  present = fileOf(challenge, 'starter/sql/main.sql');
});

describe('work counted on MariaDB', () => {
  it(
    'is the reference’s own for the reference, in handler reads and index entries',
    async () => {
      const judgement = await grade(tuningFiles(query, indexes));
      expect(workOf(judgement).map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass']);
      const { counts, plan, referencePlan } = workEvidence(judgement, 'work-blocks');
      expect(counts).toHaveLength(2);
      for (const { submission, reference, unit } of counts)
        expect([submission > 10, submission, unit]).toEqual([true, reference, 'reads']);
      expect(plan).toEqual(referencePlan);
      const [entries] = workEvidence(judgement, 'work-writes').counts;
      // 200 rows are added and 500 removed, in three indexes; 700 change their state, in both; 1,000 change no index.
      expect(entries).toMatchObject({ unit: 'entries', submission: 700 * 3 + 700 * 5 + 1_000 });
      const [count, bytes] = workEvidence(judgement, 'work-indexes').counts;
      expect([count?.submission, (bytes?.submission ?? 0) % 16_384]).toEqual([2, 0]);
    },
    TIMEOUT_MS,
  );

  it(
    'comes to nothing for a query that reads the whole table',
    async () => {
      const judgement = await grade(tuningFiles(present, ''));
      expect(judgement.reason).toBe('too-slow');
      const { counts, plan, referencePlan } = workEvidence(judgement, 'work-blocks');
      for (const { submission } of counts) expect(submission).toBeGreaterThan(49_300);
      expect(plan?.some(({ step, source }) => step === 'Table Scan' && source === 'j')).toBe(true);
      expect(referencePlan).toBeUndefined();
      expect(JSON.stringify(judgement.checks)).not.toMatch(/jobs_in_order|jobs_by_state/);
    },
    TIMEOUT_MS,
  );

  it(
    'counts entries that a condition on the index threw away, and an index that is read from end to end',
    async () => {
      const made = 'CREATE INDEX a ON jobs (priority DESC, due_at, id, queue, state, account);';
      const judgement = await grade(tuningFiles(query, made));
      const { counts } = workEvidence(judgement, 'work-blocks');
      for (const { submission } of counts) expect(submission).toBeGreaterThan(1_000);
    },
    TIMEOUT_MS,
  );

  it(
    'is not counted before the rows are right, nor saved by a query that answers nothing on much data',
    async () => {
      const wrong = await grade(tuningFiles(query.replace('LIMIT 10', 'LIMIT 3'), indexes));
      expect(workOf(wrong).every(({ status }) => status === 'skipped')).toBe(true);
      const cheat = query.replace(
        'j.queue = $1',
        'j.queue = $1 AND NOT EXISTS (SELECT 1 FROM jobs x WHERE x.id = 30000)',
      );
      const blocks = checkOf(await grade(tuningFiles(cheat, indexes)), 'work-blocks');
      expect(blocks).toMatchObject({ status: 'fail', reason: 'wrong-answer' });
      expect(JSON.stringify(blocks.evidence)).toMatch(
        /On the large data with queue.*10 of 10 expected rows missing/,
      );
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
          const judgement = await grade(tuningFiles(query, indexes));
          seen.add(JSON.stringify(workOf(judgement).map(({ id }) => workEvidence(judgement, id).counts)));
        }
        expect([...seen]).toHaveLength(1);
      } finally {
        await end();
      }
    },
    10 * TIMEOUT_MS,
  );
});

describe('indexes on MariaDB that do not work', () => {
  it(
    'fail the run and say which statement',
    async () => {
      const made = 'CREATE INDEX a ON jobs (queue);\nCREATE INDEX b ON jobs (nope);';
      const judgement = await grade(tuningFiles(query, made));
      expect(judgement.reason).toBe('runtime-error');
      expect(JSON.stringify(checkOf(judgement, 'sample').evidence)).toMatch(
        /Statement 2 of indexes\.sql.*nope/,
      );
    },
    TIMEOUT_MS,
  );

  it.each([
    [
      'another statement',
      'CREATE INDEX a ON jobs (queue);\nDROP TABLE jobs;',
      /indexes\.sql, line 2, column 1/,
    ],
    ['a unique one', 'CREATE UNIQUE INDEX a ON jobs (queue);', /indexes\.sql, line 1, column 8/],
  ])('are told where they stand when they are refused: %s', async (_name, made, message) => {
    const { compile, reason } = await grade(tuningFiles(query, made));
    expect(reason).toBe('forbidden');
    expect(compile?.output).toMatch(message);
  });
});
