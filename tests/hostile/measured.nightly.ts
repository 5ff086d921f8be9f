import { beforeAll, describe, expect, it } from 'vitest';
import { createMeasuredGrader } from '../measuring/grade-measured.js';
import { measuredChallenge, type PROGRAMS } from '../support/challenges/measured-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { MEASURED_ATTACKS, withCheat } from './measured-attacks.js';

const TIMEOUT_MS = 600_000;
/** The allowed difference in points between two measurements of the same program. */
const TOLERANCE = 1.5;
const MEASURED_SIZE = 8_000;
/** Answers of 24 bits: this gives a cheat with little memory its chance. */
const grade = createMeasuredGrader(measuredChallenge(1));
let sandbox: SuiteSandbox;
const honest = new Map<keyof typeof PROGRAMS, number>();

useSandbox(
  (opened) => {
    sandbox = opened;
  },
  { timeoutMs: 120_000 },
);

async function percentOf(
  program: keyof typeof PROGRAMS,
  around?: (source: string) => string,
): Promise<number> {
  return (await grade(sandbox, program, around)).score?.percent ?? 0;
}

describe('a measured speed that somebody wants to buy', () => {
  beforeAll(async () => {
    for (const program of new Set(MEASURED_ATTACKS.map((each) => each.program)))
      honest.set(program, await percentOf(program));
  }, TIMEOUT_MS);

  it.each(MEASURED_ATTACKS.map((row) => [row.name, row] as const))(
    '%s earns nothing beyond the same program without it',
    async (_name, row) => {
      const bought = await percentOf(row.program, (source) => withCheat(row, source, MEASURED_SIZE));
      expect(bought).toBeLessThanOrEqual((honest.get(row.program) ?? 0) + TOLERANCE);
    },
    TIMEOUT_MS,
  );
});
