import { describe, expect, it } from 'vitest';
import type { Judgement } from '@hone/contracts';
import type { LoadedChallenge } from '@hone/grading';
import { checkOf, createFilesGrader, fileOf, sqlChallenge } from '../support/sql.js';
import { useSandbox } from '../support/suite-sandbox.js';

const SLUG = 'rename-without-downtime';
const PATIENCE_MS = 300_000;

let challenge: LoadedChallenge;
let grade: (path: string, change?: (expand: string) => string) => Promise<Judgement>;

useSandbox(async (sandbox) => {
  challenge = await sqlChallenge({}, SLUG);
  const grader = createFilesGrader(sandbox, challenge);
  grade = (path, change = (text) => text) =>
    grader(
      {
        'expand.sql': change(fileOf(challenge, `solutions/${path}/expand.sql`)),
        'contract.sql': fileOf(challenge, `solutions/${path}/contract.sql`),
        'down.sql': fileOf(challenge, `solutions/${path}/down.sql`),
      },
      'submit',
    );
});

/** What keeps everybody waiting scores without any cheat. */
const HONEST = 55;

describe('a migration that keeps programs waiting', () => {
  it.each<[string, string, (expand: string) => string]>([
    ['sets the limit of their sessions', 'hostile/sets-the-limit-of-others', (text) => text],
    ['sets it for their statement only', 'hostile/waits-without-a-limit', (text) => text],
    ['has them give up and try again without end', 'hostile/tries-again-and-again', (text) => text],
    [
      'has them look without waiting, again and again',
      'hostile/tries-again-and-again',
      (text) => text.replace('ROW EXCLUSIVE MODE;', 'ROW EXCLUSIVE MODE NOWAIT;'),
    ],
    [
      'gives their role a setting',
      'slow/one-large-update',
      (text) => `DO $$ BEGIN EXECUTE 'ALTER ROLE task_owner SET lock_timeout = 0'; END $$;\n${text}`,
    ],
  ])(
    'gains nothing where it %s',
    async (_name, path, change) => {
      const { score, verdict } = await grade(path, change);
      expect(verdict).not.toBe('accepted');
      expect(score?.percent).toBeLessThanOrEqual(HONEST);
    },
    PATIENCE_MS,
  );

  it(
    'is told which setting it left in whose session',
    async () => {
      const judgement = await grade('hostile/sets-the-limit-of-others');
      expect(checkOf(judgement, 'phase-expand')).toMatchObject({
        status: 'fail',
        reason: 'forbidden',
        evidence: {
          text: expect.stringMatching(
            /^While expand\.sql ran: The old program (writes|adds) in a session with other settings than it was given: lock_timeout is 0 where 500 was given\./,
          ),
        },
      });
    },
    PATIENCE_MS,
  );
});
