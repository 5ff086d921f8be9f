import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWork } from './count-work.js';
import { emptySummary } from './repository.js';
import { gradedWith, sentAt } from './work.fixture.js';

const START = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const count = (...records: ReturnType<typeof sentAt>[]) => countWork(emptySummary('ann'), records);

describe('the work of a person', () => {
  it('has the best and the first score of each challenge', () => {
    const best = sentAt(START + 2 * MINUTE, { outcome: gradedWith(80) });
    const { challenges } = count(
      sentAt(START, { mode: 'run' }),
      sentAt(START + MINUTE, { outcome: gradedWith(40) }),
      best,
      sentAt(START + 3 * MINUTE, { outcome: gradedWith(60) }),
      sentAt(START + 4 * MINUTE, { slug: 'b', outcome: gradedWith(100) }),
    );
    expect(challenges).toEqual([
      expect.objectContaining({
        slug: 'a',
        runs: 1,
        submits: 3,
        firstPercent: 40,
        best: { percent: 80, submission: best.id, at: best.createdAt },
        spentMs: 3 * MINUTE,
      }),
      expect.objectContaining({ slug: 'b', solvedAt: START + 4 * MINUTE, spentMs: MINUTE }),
    ]);
    expect(challenges[0]).not.toHaveProperty('solvedAt');
  });

  it('counts a voided submission as activity without a score', () => {
    const voided = { ...gradedWith(0), status: 'voided' as const, verdict: null, score: null };
    expect(count(sentAt(START, { outcome: voided })).challenges[0]).not.toHaveProperty('best');
  });

  it('does not count a long pause as time spent', () => {
    expect(count(sentAt(START), sentAt(START + 31 * MINUTE)).challenges[0]?.spentMs).toBe(0);
  });

  it('counts the result of a regrade, and not the regrade itself', () => {
    const original = sentAt(START, { outcome: gradedWith(70) });
    const later = START + 2 * 24 * 60 * MINUTE;
    const regrade = sentAt(later, { regradeOf: original.id, outcome: gradedWith(100) });
    const { challenges, days } = count(original, regrade);
    expect(challenges[0]).toMatchObject({ submits: 1, solvedAt: later, best: { percent: 100 } });
    expect(days).toHaveLength(1);
  });

  it('is the same however the submissions are cut into pieces', () => {
    const submission = fc.record({
      gap: fc.integer({ min: 1, max: 3_000 }),
      slug: fc.constantFrom('a', 'b', 'c'),
      mode: fc.constantFrom('run' as const, 'submit' as const),
      percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    });
    const property = fc.property(fc.array(submission, { maxLength: 30 }), fc.nat(30), (given, cut) => {
      let at = START;
      const records = given.map(({ gap, slug, mode, percent }) => {
        at += gap * MINUTE;
        return sentAt(at, { slug, mode, ...(percent === undefined ? {} : { outcome: gradedWith(percent) }) });
      });
      const whole = count(...records);
      expect(countWork(count(...records.slice(0, cut)), records.slice(cut))).toEqual(whole);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
