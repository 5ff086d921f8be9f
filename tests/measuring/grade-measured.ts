import type { Check, Judgement, SpeedEvidence } from '@hone/contracts';
import { createTrustedCache } from '@hone/grading';
import { gradeToEnd } from '../support/challenges/grade-to-end.js';
import { measuredChallenge, PROGRAMS } from '../support/challenges/measured-challenge.js';
import type { SuiteSandbox } from '../support/sandbox/suite-sandbox.js';

/** Grades a program with its speed measured; keeps the calibration between gradings. */
export function createMeasuredGrader(
  challenge = measuredChallenge(),
): (
  sandbox: SuiteSandbox,
  program: keyof typeof PROGRAMS,
  around?: (source: string) => string,
) => Promise<Judgement> {
  const cache = createTrustedCache();
  return (sandbox, program, around = (source) => source) => {
    const files = [{ path: 'main.py', content: around(PROGRAMS[program]) }];
    const order = { language: 'python', files, mode: 'submit', seed: 'a1'.repeat(16) } as const;
    return gradeToEnd({ challenge, order, sandbox, cache });
  };
}

/** The speed check, which must have been measured. */
export function speedOf({ checks }: Judgement): { check: Check; evidence: SpeedEvidence } {
  const check = checks.find(({ id }) => id === 'speed');
  if (check?.evidence?.type !== 'speed') throw new Error(`not measured: ${JSON.stringify(check)}`);
  return { check, evidence: check.evidence };
}
