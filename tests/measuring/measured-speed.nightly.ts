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

describe('speed measured in real boxes', () => {
  it(
    'gives full marks to another program of the reference’s class',
    async () => {
      const judgement = await grade(sandbox, 'other');
      const { check, evidence } = speedOf(judgement);
      expect([judgement.verdict, judgement.score?.percent, check.status]).toEqual(['accepted', 100, 'pass']);
      expect(evidence.baseline).toMatchObject({ ratio: 20, source: 'capped' });
      expect(evidence.growth?.families[0]?.verdict).not.toBe('worse');
    },
    TIMEOUT_MS,
  );

  it(
    'gives a naive program its correctness points and no others',
    async () => {
      const judgement = await grade(sandbox, 'naive');
      const { check, evidence } = speedOf(judgement);
      expect([judgement.verdict, judgement.reason, judgement.score?.percent]).toEqual([
        'partial',
        'too-slow',
        40,
      ]);
      expect(check.score).toBe(0);
      expect(evidence.counted).toBe('stopped');
    },
    TIMEOUT_MS,
  );
});
