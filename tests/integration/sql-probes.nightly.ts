import { describe, expect, it } from 'vitest';
import { POSTGRES_SOCKET } from '@hone/kinds/sql/postgres-socket';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

const SLUG = 'no-double-booking';
const TIMEOUT_MS = 120_000;

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createFilesGrader>;
let reference: string;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  reference = fileOf(challenge, 'solutions/accepted/reference/schema.sql');
});

const define = (sql: string): Record<string, string> => ({ 'schema.sql': sql });
/** A trigger on every booking that does this first. */
const onBooking = (body: string): string => `${reference}
  CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NEW; END $$;
  CREATE TRIGGER meddle BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION meddle();`;

describe('tables that a learner defines', () => {
  it(
    'are tried by visible probes in a run, and a broken rule is shown with its statement',
    async () => {
      const { checks } = await grade(
        define(reference.replace(/CONSTRAINT no_double_booking[^;]*\)\n/, 'CHECK (true)\n')),
      );
      expect(checks.map(({ id, status }) => [id, status])).toEqual([
        ['sample', 'pass'],
        ['overlap', 'fail'],
      ]);
      expect(checkOf({ checks }, 'overlap')).toMatchObject({
        reason: 'wrong-answer',
        evidence: { type: 'summary', text: /09:30.*\nExpected: refused.*\nHappened: accepted/ },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'are told the rule and no statement where a hidden probe broke it',
    async () => {
      const judgement = await grade(define(reference.replace('starts_at < ends_at', 'true')), 'submit');
      const check = checkOf(judgement, 'times');
      expect(check).toMatchObject({ status: 'fail', visible: false, reason: 'wrong-answer' });
      expect(JSON.stringify(check.evidence)).not.toMatch(/INSERT|2026/);
    },
    TIMEOUT_MS,
  );

  it(
    'tell a statement that the server refuses, and where it stands',
    async () => {
      const { checks, reason } = await grade(define(`${reference}\nCREATE INDEX ON nowhere (id);`));
      expect(reason).toBe('runtime-error');
      expect(checks[0]?.evidence).toEqual({
        type: 'summary',
        text: 'Statement 4 of schema.sql: relation "nowhere" does not exist (SQLSTATE 42P01)',
      });
    },
    TIMEOUT_MS,
  );
});

describe('hostile definitions', () => {
  it.each([
    ['loop without end', 'LOOP END LOOP;', 'time-limit'],
    [
      'take all memory',
      "PERFORM length(string_agg(repeat('x', 1000), '')) FROM generate_series(1, 5000000);",
      'memory-limit',
    ],
    ['sleep', 'PERFORM pg_sleep(60);', 'wrong-answer'],
    ['run a program', "EXECUTE 'COPY rooms FROM PROGRAM ''id''';", 'wrong-answer'],
    ['read a file', "PERFORM pg_read_file('/etc/passwd');", 'wrong-answer'],
    ['become somebody else', `EXECUTE 'SET ROLE ${POSTGRES_SOCKET.grader}';`, 'wrong-answer'],
    ['end other sessions', 'PERFORM pg_terminate_backend(pid) FROM pg_stat_activity;', 'wrong-answer'],
    ['set how long programs wait', 'SET lock_timeout = 0;', 'forbidden'],
    [
      'set it for every session to come',
      "EXECUTE 'ALTER ROLE task_owner SET lock_timeout = 0';",
      'forbidden',
    ],
    ['write outside of the task', "EXECUTE 'CREATE TABLE public.mine (id int)';", 'wrong-answer'],
  ])(
    'that %s fail for what they did, and the server judges the next',
    async (_name, body, reason) => {
      const judgement = await grade(define(onBooking(body)), 'submit');
      expect(checkOf(judgement, 'sample')).toMatchObject({ status: 'fail', reason });
      expect(judgement.score?.percent).toBe(0);
      expect(judgement.checks.every(({ status }) => status !== 'error')).toBe(true);
      // Rooms have no such trigger: checks about them alone are judged as usual, unless two checks reached a limit.
      const rooms = checkOf(judgement, 'room-names').status;
      expect(rooms).toBe(reason.endsWith('limit') ? 'skipped' : 'pass');
    },
    TIMEOUT_MS,
  );
});

describe('a file that gets to the same tables by another way', () => {
  it(
    'is judged by its end: an extension that is there, a transaction, rows, what is dropped again',
    async () => {
      const text = `CREATE EXTENSION IF NOT EXISTS btree_gist;
        BEGIN;
        CREATE TABLE rooms (id text);
        DROP TABLE rooms;
        CREATE TABLE states (state text PRIMARY KEY);
        INSERT INTO states VALUES ('held'), ('confirmed'), ('cancelled');
        ${reference}
        ALTER TABLE bookings ADD FOREIGN KEY (state) REFERENCES states;
        DO $$ BEGIN CREATE TYPE mood AS ENUM ('calm'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
        COMMIT;`;
      const judgement = await grade(define(text), 'submit');
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['accepted', 100]);
    },
    TIMEOUT_MS,
  );

  it(
    'fails where its end is refused, and for no fault of the platform',
    async () => {
      const text = `${reference}
        CREATE TABLE floors (id int PRIMARY KEY, above int REFERENCES floors (id) DEFERRABLE INITIALLY DEFERRED);
        INSERT INTO floors VALUES (1, 2);`;
      const { checks, reason } = await grade(define(text));
      expect(reason).toBe('runtime-error');
      expect(checks[0]?.evidence).toMatchObject({
        text: expect.stringMatching(/^Statement 5 of schema\.sql: .*violates foreign key.*23503/),
      });
    },
    TIMEOUT_MS,
  );

  it(
    'may drop a view that was given and make it again',
    async () => {
      const walls = await sqlChallenge({}, 'tenant-walls');
      const answer = fileOf(walls, 'solutions/accepted/reference/walls.sql');
      const again = `DROP VIEW open_totals;
        CREATE VIEW open_totals WITH (security_invoker = true) AS
          SELECT tenant_id, sum(total_cents) AS cents FROM invoices WHERE state = 'sent' GROUP BY tenant_id;`;
      expect(answer).toContain('ALTER VIEW open_totals SET (security_invoker = true);');
      const text = `${again}\n${answer.replace('ALTER VIEW open_totals SET (security_invoker = true);', '')}`;
      const judgement = await createFilesGrader(sandbox, walls)({ 'walls.sql': text }, 'submit');
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['accepted', 100]);
      const emptied = `${answer}\nDELETE FROM invoice_lines;\nDELETE FROM invoices;`;
      const hollow = await createFilesGrader(sandbox, walls)({ 'walls.sql': emptied }, 'submit');
      expect([hollow.verdict, hollow.score?.percent]).toEqual(['rejected', 0]);
    },
    TIMEOUT_MS,
  );
});

describe('a faulty task is never the learner’s failure', () => {
  it.each([
    [
      'given tables that do not work',
      'create table rooms (id nope);',
      /statement 1 of tests\/given\.sql failed.*nope/,
    ],
    [
      'data that break a rule',
      'create table t (id int check (id > 0)); insert into t values (0);',
      /statement 2 of/,
    ],
  ])(
    '%s stop the grading',
    async (_name, given, message) => {
      const faulty = createFilesGrader(sandbox, await sqlChallenge({ 'tests/given.sql': given }, SLUG));
      await expect(faulty(define(reference))).rejects.toThrow(message);
    },
    TIMEOUT_MS,
  );
});
