import { describe, expect, it } from '@jest/globals';
import type { Check, Judgement, SpeedEvidence } from '@hone/contracts';
import { createTrustedCache } from '@hone/grading';
import { gradeToEnd } from '../support/grade-to-end.js';
import { measuredChallenge, PROGRAMS } from '../support/measured-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/suite-sandbox.js';

// A busy machine gives a program a small part of a core: nothing here is about elapsed time.
const PATIENCE_MS = 600_000;
/** How often a program is graded until its growth is decided. */
const GRADINGS = 3;
const challenge = measuredChallenge();
/** Holds the calibration. */
let cache = createTrustedCache();
let sandbox: SuiteSandbox;

useSandbox(
  (opened) => {
    sandbox = opened;
  },
  { patienceMs: 120_000 },
);

async function grade(program: keyof typeof PROGRAMS): Promise<Judgement> {
  const order = {
    language: 'python',
    files: [{ path: 'main.py', content: PROGRAMS[program] }],
    mode: 'submit',
    seed: 'a1'.repeat(16),
  } as const;
  return await gradeToEnd({ challenge, order, sandbox, cache });
}

function speedOf({ checks }: Judgement): { check: Check; evidence: SpeedEvidence } {
  const check = checks.find(({ id }) => id === 'speed');
  if (check?.evidence?.type !== 'speed') throw new Error(`not measured: ${JSON.stringify(check)}`);
  return { check, evidence: check.evidence };
}

/** An uneven machine may leave growth undecided, or the reference's, which was calibrated in such a minute: once more. */
async function gradeDecided(answer: Parameters<typeof grade>[0]): Promise<ReturnType<typeof speedOf>> {
  for (let left = GRADINGS - 1; ; left -= 1) {
    const speed = speedOf(await grade(answer));
    const decided = speed.evidence.growth?.families.every(({ verdict }) => verdict !== 'inconclusive');
    if (decided === true || left === 0) return speed;
    cache = createTrustedCache();
  }
}

describe('speed measured in real boxes', () => {
  it(
    'gives full marks to another program of the reference’s class',
    async () => {
      const judgement = await grade('other');
      const { check, evidence } = speedOf(judgement);
      expect([judgement.verdict, judgement.score?.percent, check.status]).toEqual(['accepted', 100, 'pass']);
      expect(evidence.baseline).toMatchObject({ ratio: 20, source: 'capped' });
      expect(evidence.growth?.families[0]?.verdict).not.toBe('worse');
    },
    PATIENCE_MS,
  );

  it(
    'gives a naive program its correctness points and no others',
    async () => {
      const judgement = await grade('naive');
      const { check, evidence } = speedOf(judgement);
      expect([judgement.verdict, judgement.reason, judgement.score?.percent]).toEqual([
        'partial',
        'too-slow',
        40,
      ]);
      expect(check.score).toBe(0);
      expect(evidence.counted).toBe('stopped');
    },
    PATIENCE_MS,
  );

  it(
    'leaves half to a program of a worse class that is quick at the measured size, and all where it cannot tell',
    async () => {
      const { check, evidence } = await gradeDecided('square');
      const family = evidence.growth?.families[0];
      expect(evidence.score.speed).toBeGreaterThan(0.5);
      expect(family?.label).toBe('n^2');
      // Never the same class; on a machine that stays uneven all the while it may stay open, and costs nothing.
      expect(['worse', 'inconclusive']).toContain(family?.verdict);
      const isWorse = family?.verdict === 'worse';
      expect(check.score).toBe(isWorse ? 0.5 : evidence.score.speed);
      expect(evidence.text.includes('a worse class of growth')).toBe(isWorse);
    },
    GRADINGS * PATIENCE_MS,
  );
});
