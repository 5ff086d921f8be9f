import { describe, expect, it } from 'vitest';
import type { Judgement, Reason } from '@hone/contracts';
import { boxesOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

const SLUG = 'claim-the-next-jobs';
const TIMEOUT_MS = 90_000;
const COLUMNS = '1 AS id, 1 AS priority, NULL AS due_at, 1 AS account';

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createFilesGrader>;
let reference: string;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  reference = fileOf(challenge, 'solutions/accepted/reference/main.sql');
});

const graded = (query: string): Promise<Judgement> => grade({ 'main.sql': query, 'indexes.sql': '' });

describe('a query on MariaDB that wants more than rows', () => {
  it.each([
    ['two statements', 'SELECT 1; DROP TABLE jobs'],
    ['drops the database', 'DROP DATABASE task'],
    ['sets its own timeout', 'SET max_statement_time = 0'],
    ['sets a setting around a query', 'SET STATEMENT max_statement_time = 0 FOR SELECT 1'],
    ['prepares a text', "PREPARE s FROM 'SELECT 1'"],
    ['ends sessions', 'KILL 1'],
    ['sleeps', 'SELECT SLEEP(60)'],
    ['sleeps in a quoted name', 'SELECT `SLEEP`(60)'],
    ['burns time', "SELECT BENCHMARK(1000000000, MD5('x'))"],
    ['takes a lock', "SELECT GET_LOCK('a', 60)"],
    ['locks rows', 'SELECT id FROM jobs FOR UPDATE'],
    ['locks rows behind a number', 'SELECT 1.5FOR UPDATE'],
    ['reads a file', "SELECT LOAD_FILE('/etc/passwd')"],
    ['writes a file', "SELECT 1 INTO OUTFILE '/work/mariadb/files/x'"],
    ['writes a file in a comment', "SELECT 1 /*!50000 INTO OUTFILE '/work/mariadb/files/x' */"],
    ['hides behind hyphens that are no comment', 'SELECT 1 --\u00a0\n, @@version'],
    ['reads a setting', 'SELECT @@datadir'],
    ['keeps a variable', 'SELECT @a := COUNT(*) FROM jobs'],
    ['reads the catalog', 'SELECT * FROM information_schema.processlist'],
    ['reads the catalog with other letters', 'SELECT * FROM ınformation_ſchema.tables'],
    ['reads passwords', 'SELECT * FROM mysql.global_priv'],
    ['deletes', 'DELETE FROM jobs'],
    ['asks the clock', 'SELECT NOW()'],
    ['draws lots', 'SELECT id FROM jobs ORDER BY RAND()'],
    ['loads a library', "INSTALL SONAME 'x'"],
    ['runs a block', 'BEGIN NOT ATOMIC SELECT SLEEP(60); END'],
  ])('is forbidden before any server sees it: %s', async (_name, query) => {
    expect(await graded(query)).toMatchObject({ verdict: 'rejected', reason: 'forbidden' });
    expect(await boxesOf(sandbox.workerId)).toEqual([]);
  });

  it.each([
    ['a table of numbers', 'SELECT seq FROM seq_1_to_10000000', 'forbidden', /denied/],
    ['no table', 'SELECT id FROM job', 'forbidden', /denied/],
    ['a wrong word', 'SELECT id\n FORM jobs', 'compile-error', /line 2, column 7/],
    ['no column', 'SELECT id,\n nme FROM jobs', 'compile-error', /line 2, column 2/],
    ['a text without end', "SELECT 'a", 'compile-error', /line 1, column 8/],
    ['nothing but comments', '-- later', 'compile-error', /no query/],
  ] as const)(
    'is told by the server why it is none: %s',
    async (_name, query, reason, message) => {
      const judgement = await graded(query);
      expect(judgement.reason).toBe(reason);
      expect(judgement.compile?.output).toMatch(message);
    },
    TIMEOUT_MS,
  );
});

describe('a query on MariaDB that takes all it can get', () => {
  const numbers =
    'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000), m AS (SELECT a.i FROM n a, n b)';
  it.each<readonly [string, string, readonly Reason[]]>([
    [
      'a join of millions',
      `${numbers} SELECT ${COLUMNS} FROM m a, m b WHERE (a.i + b.i) * 7 % 11 = 12`,
      ['time-limit'],
    ],
    [
      'a recursion without end',
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i ^ 1 FROM n) SELECT ${COLUMNS} FROM n WHERE i > 5`,
      ['time-limit', 'memory-limit'],
    ],
    [
      'temporary tables that fill the disk',
      `${numbers} SELECT ${COLUMNS} FROM (SELECT DISTINCT REPEAT(a.i, 200) AS t, b.i FROM m a, m b LIMIT 90000000) x WHERE t = ''`,
      ['memory-limit', 'time-limit'],
    ],
    [
      'a sort that fills the disk',
      `${numbers} SELECT ${COLUMNS} FROM (SELECT REPEAT(i, 200) AS t FROM m ORDER BY t DESC LIMIT 9000000 OFFSET 8999999) x WHERE t = ''`,
      ['memory-limit', 'time-limit'],
    ],
    ['rows without end', `${numbers} SELECT ${COLUMNS} FROM m`, ['output-limit', 'memory-limit']],
    [
      'a row larger than allowed',
      "SELECT 1 AS id, 1 AS priority, REPEAT('x', 3000000) AS due_at, 1 AS account",
      ['output-limit'],
    ],
    [
      'few but fat rows',
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
       SELECT i AS id, 1 AS priority, REPEAT('x', 200000) AS due_at, 1 AS account FROM n`,
      ['output-limit'],
    ],
  ])(
    'is stopped for the right reason, and the next one is graded: %s',
    async (_name, query, reasons) => {
      const judgement = await graded(query);
      expect(judgement.verdict).toBe('rejected');
      expect(reasons).toContain(judgement.reason);
      expect(await boxesOf(sandbox.workerId)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'takes nothing from the one that comes after',
    async () => {
      const { checks } = await graded(reference);
      expect(checks[0]).toMatchObject({ id: 'sample', status: 'pass' });
    },
    TIMEOUT_MS,
  );
});
