import { describe, expect, it } from 'vitest';
import type { Check, Judgement, SpeedEvidence } from '@hone/contracts';
import { createTrustedCache } from '@hone/grading';
import { gradeToEnd } from '../support/grade-to-end.js';
import { measuredChallenge, PROGRAMS } from '../support/measured-challenge.js';
import { type SuiteSandbox, useSandbox } from '../support/suite-sandbox.js';

// A busy machine gives a program a small part of a core: nothing here is about elapsed time.
const PATIENCE_MS = 600_000;
const challenge = measuredChallenge();
/** Holds the calibration. */
const cache = createTrustedCache();
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

  // What growth costs where a noisy machine leaves it open is proven by measurements that are made up: speed-check.test.ts.
  it(
    'leaves half to a program of a far worse class, however quick it is at the measured size',
    async () => {
      const judgement = await grade('cube');
      const { check, evidence } = speedOf(judgement);
      expect(evidence.growth?.families).toMatchObject([{ verdict: 'worse', label: 'n^3' }]);
      expect(evidence.score.speed).toBeGreaterThan(0.5);
      expect(evidence.score).toMatchObject({ cap: 0.5, final: 0.5 });
      expect(evidence.text).toContain('a worse class of growth');
      expect([check.status, check.reason, check.score]).toEqual(['fail', 'too-slow', 0.5]);
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['partial', 70]);
    },
    PATIENCE_MS,
  );
});
