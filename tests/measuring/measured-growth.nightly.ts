import { describe, expect, it } from 'vitest';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';
import { createMeasuredGrader, speedOf } from './grade-measured.js';

// A busy machine gives a program only part of a core: nothing here is about elapsed time.
const TIMEOUT_MS = 600_000;
const grade = createMeasuredGrader();
let sandbox: SuiteSandbox;

useSandbox(
  (opened) => {
    sandbox = opened;
  },
  { timeoutMs: 120_000 },
);

describe('growth measured in real boxes', () => {
  // speed-check.test.ts covers, with made-up measurements, the cost of growth that a noisy machine leaves undecided.
  it(
    'leaves half to a program of a far worse class, however quick it is at the measured size',
    async () => {
      const judgement = await grade(sandbox, 'cube');
      const { check, evidence } = speedOf(judgement);
      expect(evidence.growth?.families).toMatchObject([{ verdict: 'worse', label: 'n^3' }]);
      expect(evidence.score.speed).toBeGreaterThan(0.5);
      expect(evidence.score).toMatchObject({ cap: 0.5, final: 0.5 });
      expect(evidence.text).toContain('a worse class of growth');
      expect([check.status, check.reason, check.score]).toEqual(['fail', 'too-slow', 0.5]);
      expect([judgement.verdict, judgement.score?.percent]).toEqual(['partial', 70]);
    },
    TIMEOUT_MS,
  );
});
