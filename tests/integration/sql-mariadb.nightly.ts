import { describe, expect, it } from 'vitest';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

const SLUG = 'hot-counter';
const TIMEOUT_MS = 60_000;

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createFilesGrader>;
let reference: string;
let manifest: string;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  reference = fileOf(challenge, 'solutions/accepted/reference/schema.sql');
  manifest = fileOf(challenge, 'challenge.yml');
});

const define = (sql: string): Record<string, string> => ({ 'schema.sql': sql });
/** The reference, where viewing a page does this first; only the first visible probe views that page. */
const onPricing = (body: string): string =>
  reference.replace('DEFAULT 0;\n', `DEFAULT 0;\n  IF viewed = 'pricing' THEN ${body} END IF;\n`);
/** The challenge with other visible probes and roles, and tables that allow all of them. */
const withProbes = async (probes: readonly object[], roles: readonly string[] = []) => {
  const [head = ''] = manifest.split('  probes:\n');
  const hidden = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    title: id,
    visible: false,
    steps: [{ sql: 'SELECT 1' }],
  }));
  const more = [...probes, ...hidden].map((probe, place) => ({
    rule: 'It holds.',
    visible: true,
    group: place === 0 ? 'correct' : 'rules',
    ...probe,
  }));
  const changed = `${head}  roles: ${JSON.stringify(roles)}\n  probes: ${JSON.stringify(more)}\n`;
  const challenge = await sqlChallenge({ 'challenge.yml': changed }, SLUG);
  return (sql: string) => createFilesGrader(sandbox, challenge)(define(sql));
};

describe('definitions in MariaDB', () => {
  it(
    'are tried by visible probes in a run, and a broken rule is shown with its statement',
    async () => {
      const { checks } = await grade(define(reference.replace('UPDATE id = id', 'UPDATE id = UUID()')));
      expect(checks.map(({ id, status }) => [id, status])).toEqual([
        ['sample', 'pass'],
        ['repeated', 'fail'],
      ]);
      expect(checkOf({ checks }, 'repeated')).toMatchObject({
        reason: 'wrong-answer',
        evidence: { text: /page_views\('launch'\)\nExpected: the rows \(2\)\.\nHappened: .*\(3\)/ },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'tell a syntax error in the server’s words, and where it stands',
    async () => {
      const { checks, reason } = await grade(define(`${reference}\nCREATE INDEX\n  nowhere;`));
      expect(reason).toBe('compile-error');
      expect(checks[0]?.evidence).toEqual({
        type: 'summary',
        text: expect.stringMatching(
          /^Statement 6 of schema\.sql: You have an error .* at line 2 \(SQLSTATE 42000\)/,
        ),
      });
    },
    TIMEOUT_MS,
  );

  it(
    'are refused before a server sees them where only a client would understand them',
    async () => {
      const { compile, reason } = await grade(define(`${reference}\nDELIMITER //\n`));
      expect([compile?.ok, reason]).toEqual([false, 'compile-error']);
      expect(compile?.output).toMatch(/^line 35, column 1: DELIMITER/);
    },
    TIMEOUT_MS,
  );
});

describe('sessions in MariaDB', () => {
  it(
    'wait for each other, meet in a deadlock, and have the rights of their roles',
    async () => {
      const lock = (id: number): string => `UPDATE t SET n = n + 1 WHERE id = ${id}`;
      const probes = [
        {
          id: 'waits',
          title: 'One waits for the other',
          steps: [
            { session: 'a', sql: 'BEGIN' },
            { session: 'a', sql: lock(1) },
            { session: 'b', later: true, sql: lock(1) },
            { session: 'c', sql: lock(1), refused: ['HY000'] },
            { session: 'a', sql: 'COMMIT' },
            { session: 'b', refused: ['HY000'] },
            { sql: 'SELECT n FROM t WHERE id = 1', rows: [['1']] },
          ],
        },
        {
          id: 'deadlock',
          title: 'Two in a deadlock',
          steps: [
            ...[1, 3].map((id) => ({ session: 'a', sql: id === 1 ? 'BEGIN' : lock(id) })),
            { session: 'b', sql: 'BEGIN' },
            { session: 'a', sql: lock(1) },
            { session: 'b', sql: lock(2) },
            { session: 'a', later: true, sql: lock(2) },
            { session: 'b', sql: lock(1), refused: ['40001'] },
            { session: 'a' },
            { session: 'a', sql: 'COMMIT' },
            { sql: 'SELECT n FROM t ORDER BY id', rows: [['1'], ['1'], ['1']] },
          ],
        },
        {
          id: 'rights',
          title: 'Rights of roles',
          steps: [
            {
              as: 'ana',
              sql: 'SELECT n, CAST(n AS decimal(4, 2)), NULL FROM t WHERE id = 1',
              rows: [['0', '0.00', null]],
            },
            { as: 'ana', sql: lock(1), refused: ['42000'] },
            { as: 'bo', sql: 'SELECT n FROM t', refused: ['42000'] },
            { as: 'bo', sql: 'SELECT * FROM mysql.global_priv', refused: ['42000'] },
          ],
        },
      ];
      const tried = await withProbes(probes, ['ana', 'bo']);
      const { checks } = await tried(`
        CREATE TABLE t (id integer PRIMARY KEY, n integer NOT NULL);
        INSERT INTO t VALUES (1, 0), (2, 0), (3, 0);
        GRANT SELECT ON t TO ana@localhost;`);
      expect(checks.map(({ id, status, evidence }) => [id, status, evidence])).toEqual([
        ['waits', 'pass', undefined],
        ['deadlock', 'pass', undefined],
        ['rights', 'pass', undefined],
      ]);
    },
    TIMEOUT_MS,
  );
});

describe('hostile definitions in MariaDB', () => {
  it.each([
    ['loop without end', 'LOOP BEGIN END; END LOOP;', 'time-limit'],
    [
      'take all memory',
      `FOR place IN 1..1000 DO EXECUTE IMMEDIATE CONCAT('SET @v', place, " = REPEAT('x', 4000000)"); END FOR;`,
      'memory-limit',
    ],
    [
      'read a file',
      'SET known = LENGTH(LOAD_FILE("/etc/passwd")); SELECT 1 INTO OUTFILE "x";',
      'wrong-answer',
    ],
    ['change the server', 'SET GLOBAL max_connections = 1;', 'wrong-answer'],
    ['end the session', 'EXECUTE IMMEDIATE CONCAT("KILL ", CONNECTION_ID());', 'runtime-error'],
    ['set something for the programs', 'SET SESSION foreign_key_checks = 0;', 'forbidden'],
    ['answer without end', 'LOOP SELECT REPEAT("x", 200000); END LOOP;', 'output-limit'],
  ])(
    'that %s fail for what they did, and the next check is judged',
    async (_name, body, reason) => {
      const { checks } = await grade(define(onPricing(body)));
      expect(checkOf({ checks }, 'sample')).toMatchObject({ status: 'fail', reason });
      expect(checkOf({ checks }, 'repeated').status).toBe('pass');
    },
    TIMEOUT_MS,
  );

  it.each([
    ['read accounts', 'CREATE TABLE stolen AS SELECT * FROM mysql.global_priv', 'forbidden'],
    ['make a password', "SET PASSWORD = PASSWORD('mine')", 'wrong-answer'],
    ['drop the database', 'DROP DATABASE task', 'runtime-error'],
    [
      'make a procedure of somebody else',
      'CREATE DEFINER = hone_grader@localhost PROCEDURE p() SELECT 1',
      'forbidden',
    ],
  ])(
    'that %s fail every check, and none of them for the platform',
    async (_name, statement, reason) => {
      const { checks } = await grade(define(`${reference}\n${statement};`));
      expect(checks.map((check) => check.reason)).toEqual([reason, reason]);
    },
    TIMEOUT_MS,
  );

  it.each([
    ['', [undefined, undefined]],
    ['nonsense;', ['compile-error', 'compile-error']],
  ])(
    'that leave a prepared transaction behind get another server for the next check: %j',
    async (more, reasons) => {
      const left = "INSERT INTO deliveries VALUES ('d-x', 'about', '2026-03-09');";
      const prepared = `XA START 'x'; ${left} XA END 'x'; XA PREPARE 'x'; ${more}`;
      const { checks } = await grade(define(`${reference}\n${prepared}`));
      expect(checks.map(({ reason }) => reason)).toEqual(reasons);
    },
    TIMEOUT_MS,
  );
});

it(
  'a given file that the server refuses stops the grading',
  async () => {
    const faulty = createFilesGrader(
      sandbox,
      await sqlChallenge({ 'tests/given.sql': 'create table (' }, SLUG),
    );
    await expect(faulty(define(reference))).rejects.toThrow(
      /statement 1 of tests\/given\.sql failed.*syntax/,
    );
  },
  TIMEOUT_MS,
);
