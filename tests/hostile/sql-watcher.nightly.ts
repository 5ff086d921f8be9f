import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import type { LoadedChallenge } from '@hone/grading';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/challenges/sql.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';

const SLUG = 'rename-without-downtime';
const TIMEOUT_MS = 300_000;

let challenge: LoadedChallenge;
let grade: (path: string, change?: (expand: string) => string) => Promise<Judgement>;

// On few rows, so that programs wait for the four seconds of the cheats and not for this machine.
useSandbox(async (sandbox) => {
  challenge = await sqlChallenge({}, SLUG);
  const grader = createFilesGrader(sandbox, challenge);
  grade = (path, change = (text) => text) =>
    grader({
      'expand.sql': change(fileOf(challenge, `solutions/${path}/expand.sql`)),
      'contract.sql': fileOf(challenge, `solutions/${path}/contract.sql`),
      'down.sql': fileOf(challenge, `solutions/${path}/down.sql`),
    });
});

const failuresOf = ({ checks }: Judgement) =>
  checks.filter(({ status }) => status === 'fail').map(({ id, reason }) => [id, reason]);

const WAITS = 'hostile/waits-without-a-limit';
const RETRIES = 'hostile/tries-again-and-again';

describe('a migration that keeps programs waiting', () => {
  it.each<[string, string, (expand: string) => string]>([
    ['says nothing of it', WAITS, (text) => text.replace('SET LOCAL lock_timeout = 0;', '')],
    ['sets their limit for a statement only', WAITS, (text) => text],
    ['has them give up and try again without end', RETRIES, (text) => text],
    [
      'has them look without waiting, again and again',
      RETRIES,
      (text) => text.replace('ROW EXCLUSIVE MODE;', 'ROW EXCLUSIVE MODE NOWAIT;'),
    ],
  ])(
    'is seen where it %s',
    async (_name, path, change) => {
      expect(failuresOf(await grade(path, change))).toEqual([['live-blocked', 'too-slow']]);
    },
    TIMEOUT_MS,
  );

  it(
    'is told which setting it left in whose session',
    async () => {
      const judgement = await grade('hostile/sets-the-limit-of-others');
      expect(failuresOf(judgement)).toEqual([['phase-expand', 'forbidden']]);
      expect(checkOf(judgement, 'phase-expand').evidence).toMatchObject({
        text: expect.stringMatching(
          /^While expand\.sql ran: The old program (writes|adds) in a session with changed settings: lock_timeout is 0 instead of 500\./,
        ),
      });
    },
    TIMEOUT_MS,
  );

  it(
    'may give its role no setting that later sessions begin with',
    async () => {
      const setting = "DO $$ BEGIN EXECUTE 'ALTER ROLE task_owner SET lock_timeout = 0'; END $$;";
      const judgement = await grade('accepted/reference', (text) => `${setting}\n${text}`);
      expect(failuresOf(judgement)).toEqual([['phase-expand', 'forbidden']]);
    },
    TIMEOUT_MS,
  );
});
