import { describe, expect, it } from 'vitest';
import type { Check, MigrationEvidence } from '@hone/contracts';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';

const SLUG = 'rename-without-downtime';
const TIMEOUT_MS = 240_000;
const PHASES = ['phase-expand', 'phase-contract', 'phase-down'];

type Files = Readonly<Record<'expand.sql' | 'contract.sql' | 'down.sql', string>>;

let sandbox: SuiteSandbox;
let grade: ReturnType<typeof createFilesGrader>;
/** The same task with less time for a statement. */
let shortTimeout: ReturnType<typeof createFilesGrader>;
let reference: Files;
let unhurried: Files;

useSandbox(async (opened) => {
  sandbox = opened;
  const challenge = await sqlChallenge({}, SLUG);
  grade = createFilesGrader(sandbox, challenge);
  const manifest = fileOf(challenge, 'challenge.yml').replace('wallMs: 30000', 'wallMs: 4000');
  shortTimeout = createFilesGrader(sandbox, await sqlChallenge({ 'challenge.yml': manifest }, SLUG));
  const solution = (path: string): Files => ({
    'expand.sql': fileOf(challenge, `${path}/expand.sql`),
    'contract.sql': fileOf(challenge, `${path}/contract.sql`),
    'down.sql': fileOf(challenge, `${path}/down.sql`),
  });
  reference = solution('solutions/accepted/reference');
  unhurried = solution('solutions/slow/one-large-update');
});

function migrationOf({ evidence }: Check): MigrationEvidence {
  if (evidence?.type !== 'migration') throw new Error(`no timeline: ${JSON.stringify(evidence)}`);
  return evidence;
}

const changed = (file: keyof Files, change: (text: string) => string): Files => ({
  ...reference,
  [file]: change(reference[file]),
});

describe('a migration on many rows, beside programs at work', () => {
  it(
    'passes when nobody waits and nothing is lost, and shows who did what when',
    async () => {
      const judgement = await grade(reference, 'submit');
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['accepted', 100]);
      const { statements, programs, hazards } = migrationOf(checkOf(judgement, 'phase-expand'));
      expect(programs.map(({ title }) => title)).toEqual([
        'The old program reads',
        'The old program writes',
        'The old program adds',
      ]);
      expect(programs.every(({ served }) => served > 10)).toBe(true);
      // The long report is running at once, and the file retreats for it.
      expect(statements.some(({ ended }) => ended === 'again')).toBe(true);
      expect(statements.at(-1)).toMatchObject({
        ended: 'well',
        sql: expect.stringMatching(/^CREATE UNIQUE INDEX/),
      });
      expect(hazards).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'costs the points for waiting where one change of all rows holds them',
    async () => {
      const judgement = await grade(unhurried, 'submit');
      expect([judgement.verdict, judgement.reason, judgement.score?.percent]).toEqual([
        'partial',
        'too-slow',
        40,
      ]);
      const { programs, text } = migrationOf(checkOf(judgement, 'live-blocked'));
      expect(text).toContain('UPDATE accounts SET email = login');
      const waiting = programs.filter(({ blocked }) => blocked > 0).map(({ title }) => title);
      expect(waiting).toContain('The old program writes');
      expect(waiting).not.toContain('The old program reads');
    },
    TIMEOUT_MS,
  );
});

describe('a run on few rows', () => {
  it(
    'does the same',
    async () => {
      const { checks } = await grade(reference);
      expect(checks.map(({ id, status }) => [id, status])).toEqual(
        [...PHASES, 'live-blocked', 'live-again'].map((id) => [id, 'pass']),
      );
    },
    TIMEOUT_MS,
  );

  it.each<[string, keyof Files, (text: string) => string, string, RegExp]>([
    [
      'a name that is gone at once',
      'expand.sql',
      () => 'ALTER TABLE accounts RENAME COLUMN login TO email;',
      'phase-expand',
      /While expand\.sql ran: The old program .*column "login" (of relation "accounts" )?does not exist/,
    ],
    [
      'rows that were not filled in',
      'expand.sql',
      (text) =>
        text.replace(/DO \$\$\nDECLARE[^$]*\$\$;/, '').replace(/ALTER TABLE accounts VALIDATE.*\n/g, ''),
      'phase-expand',
      /\d+ rows are not as stored, as the new program sees them: row \d+ has NULL/,
    ],
    [
      'something left over',
      'contract.sql',
      (text) => text.replace('DROP FUNCTION IF EXISTS accounts_both_names();', ''),
      'phase-contract',
      /Left over: function accounts_both_names\(\)/,
    ],
    [
      'an index that is missing',
      'contract.sql',
      (text) => `${text}\nDROP INDEX accounts_email;`,
      'phase-contract',
      /Missing: CREATE UNIQUE INDEX ON task\.accounts USING btree \(email\)/,
    ],
    [
      'a way back that loses rows',
      'down.sql',
      (text) => `${text}\nDELETE FROM accounts WHERE id > 1000000;`,
      'phase-down',
      /not as stored, as the old program sees them: row 100\d+ is not there/,
    ],
    [
      'a rule that is lost on the way back',
      'down.sql',
      (text) => `${text}\nALTER TABLE accounts ALTER COLUMN login DROP NOT NULL;`,
      'phase-down',
      /Missing: column accounts\.login text not null\.\nLeft over: column accounts\.login text\./,
    ],
    [
      'a file that does not run twice',
      'expand.sql',
      (text) => text.replace('ADD COLUMN IF NOT EXISTS', 'ADD COLUMN'),
      'live-again',
      /Run again, statement 2 of expand\.sql: column "email" of relation "accounts" already exists/,
    ],
  ])(
    'tells %s',
    async (_name, file, change, id, words) => {
      const { checks } = await grade(changed(file, change));
      const failed = checks.filter(({ status }) => status === 'fail');
      expect(failed.map((check) => check.id)).toEqual([id]);
      expect(failed[0]?.evidence).toMatchObject({ text: expect.stringMatching(words) });
    },
    TIMEOUT_MS,
  );
});

describe('hostile files', () => {
  it.each([
    ['loop without end', 'LOOP END LOOP;', 'time-limit'],
    [
      'take all memory',
      "PERFORM length(string_agg(repeat('x', 1000), '')) FROM generate_series(1, 5000000);",
      'memory-limit',
    ],
    ['become superuser', "EXECUTE 'ALTER ROLE task_owner SUPERUSER';", 'forbidden'],
    ['end the programs', 'PERFORM pg_terminate_backend(pid) FROM pg_stat_activity;', 'forbidden'],
    ['write what programs must find', "EXECUTE 'UPDATE grader_copy.rows SET value = NULL';", 'forbidden'],
    ['run a program', "EXECUTE 'COPY accounts FROM PROGRAM ''id''';", 'forbidden'],
  ])(
    'that %s fail for that, and nothing after them is run',
    async (_name, body, reason) => {
      const hostile = await shortTimeout(changed('expand.sql', () => `DO $$ BEGIN ${body} END $$;`));
      expect(checkOf(hostile, 'phase-expand')).toMatchObject({ status: 'fail', reason });
      expect(hostile.checks.slice(1).every(({ status }) => status === 'skipped')).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'that make programs wait for ever fail for that, not for what became of their own session',
    async () => {
      const trap = `CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOOP END LOOP; END $$;
        CREATE TRIGGER trap BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION trap();
        DO $$ BEGIN PERFORM count(*) FROM generate_series(1, 200000000); END $$;`;
      const { checks } = await shortTimeout(changed('expand.sql', () => trap));
      expect(checkOf({ checks }, 'phase-expand')).toMatchObject({
        status: 'fail',
        reason: 'time-limit',
        evidence: { text: 'While expand.sql ran: The old program writes, and that does not end.' },
      });
    },
    TIMEOUT_MS,
  );

  it(
    'leave nothing behind that the next submission would notice',
    async () => {
      expect((await shortTimeout(reference)).verdict).toBe('accepted');
    },
    TIMEOUT_MS,
  );
});

describe('a faulty task is never the learner’s failure', () => {
  it.each([
    [
      'a target that does not work',
      'tests/target.sql',
      'create table t (a nope)',
      /tests\/target\.sql failed.*nope/,
    ],
    [
      'rows that break a rule',
      'tests/sample.sql',
      "insert into accounts values (1, '', 'free', '', '2026-01-01')",
      /tests\/sample\.sql failed.*accounts_login_check/,
    ],
  ])(
    '%s stops the grading',
    async (_name, path, content, message) => {
      const faulty = createFilesGrader(sandbox, await sqlChallenge({ [path]: content }, SLUG));
      await expect(faulty(reference)).rejects.toThrow(message);
    },
    TIMEOUT_MS,
  );
});
