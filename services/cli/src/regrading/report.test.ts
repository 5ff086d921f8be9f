import type { RegradeComparison, Submission } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { choosePaint } from '../screen/paint.js';
import { recomputeScores } from './recompute-scores.js';
import { comparisonOf, HALFWAY, recordOf, speedCheck, speedOf } from './records.fixture.js';
import { createRegradeReport, renderRegrade } from './report.js';

const paint = choosePaint(false, {});

function textOf(original: Submission, regrade: Submission, comparison: RegradeComparison, width = Infinity) {
  return renderRegrade(createRegradeReport(original, regrade, comparison), { width, paint });
}

describe('two gradings', () => {
  const same = (comparison: RegradeComparison) =>
    createRegradeReport(recordOf('a'), recordOf('b'), comparison).same;

  it('are the same when the verdict stayed and the score moved by at most one point', () => {
    expect(same(comparisonOf(100, 100))).toBe(true);
    expect(same(comparisonOf(98.7, 97.7))).toBe(true);
    expect(same(comparisonOf(60, 61))).toBe(true);
    expect(same(comparisonOf(60, 61.01))).toBe(false);
    expect(same(comparisonOf(100, 99.5))).toBe(false);
  });

  it('are the same without a score, as of two sample runs, and differ when only one has a score', () => {
    const verdict = { before: 'accepted', after: 'accepted' } as const;
    expect(same({ verdict, percent: { before: null, after: null }, checks: [] })).toBe(true);
    expect(same({ verdict, percent: { before: null, after: 100 }, checks: [] })).toBe(false);
  });
});

describe('a recomputed score', () => {
  it('equals the stored one when it follows from its raw measurements', () => {
    const { checks } = recordOf('a', { checks: [speedCheck(0.5, speedOf(HALFWAY))] });
    expect(recomputeScores({ id: 'a', checks })).toEqual([
      {
        submission: 'a',
        check: 'speed',
        stored: 0.5,
        recomputed: expect.closeTo(0.5, 12) as unknown,
        equal: true,
      },
    ]);
  });

  it('differs when either was changed', () => {
    const checks = [speedCheck(1, speedOf(HALFWAY))];
    expect(recomputeScores({ id: 'a', checks })).toMatchObject([{ stored: 1, equal: false }]);
  });

  it('exists for memory peaks, too, and for nothing without raw measurements', () => {
    const peaks = (peakBytes: number) => ({ emptyBytes: 0, peakBytes: peakBytes * 2 ** 20 });
    const evidence = {
      type: 'memory' as const,
      text: '',
      family: 'random',
      size: 10,
      submission: peaks(40),
      reference: peaks(10),
      full: 2,
      none: 8,
    };
    const memory = { ...speedCheck(0.5), id: 'memory', evidence };
    const checks = [memory, speedCheck(0), speedCheck(0, { ...speedOf(1), pairs: [] })];
    expect(recomputeScores({ id: 'a', checks })).toMatchObject([{ check: 'memory', equal: true }]);
  });
});

describe('the report of a regrade', () => {
  const slower = recordOf('new', {
    verdict: 'partial',
    checks: [speedCheck(0.5, speedOf(HALFWAY))],
  });
  const changed: RegradeComparison = {
    ...comparisonOf(100, 70),
    checks: [
      {
        id: 'speed',
        title: 'Speed',
        status: { before: 'pass', after: 'fail' },
        score: { before: 1, after: 0.5 },
      },
      {
        id: 'gone',
        title: 'Gone',
        status: { before: 'pass', after: null },
        score: { before: 1, after: null },
      },
    ],
  };

  it('puts verdict, score, changed checks and raw measurements side by side', () => {
    const text = textOf(recordOf('old'), slower, changed);
    expect(text).toContain('busiest-window version 3, python: old was regraded as new');
    expect(text).toMatch(/verdict +accepted +partial/);
    expect(text).toMatch(/score +100% +70%/);
    expect(text).toMatch(/Speed +pass, 100% +fail, 50%/);
    expect(text).toMatch(/Gone +pass, 100% +absent/);
    expect(text).toMatch(/S\/F, median +1 +4/);
    expect(text).toMatch(/S\/F, interval +1 to 1, 99\.2% confidence +4 to 4, 99\.2% confidence/);
    expect(text).toMatch(/pairs used +8 of 8 +8 of 8/);
    expect(text).toMatch(/B\/F +12\.31 +12\.31/);
    expect(text).toMatch(/size +2000, random +2000, random/);
    expect(text).toMatch(/growth, random +n or n log n, same; slope 1\.04 vs 1\.00 +n or/);
    expect(text).toMatch(/score stored +1 +0\.5/);
    expect(text).toMatch(/score recomputed +1, equal +0\.5, equal/);
    expect(text).toMatch(/\nequal: every measured score/);
    expect(text).toMatch(
      /the verdict changed from accepted to partial, and the score differs by 30 points .*\.$/,
    );
  });

  it('says that nothing changed', () => {
    const text = textOf(recordOf('old'), recordOf('new'), comparisonOf(100, 100));
    expect(text).toContain('No check changed its status or score.');
    expect(text).toMatch(/same result: the verdict is unchanged, and the score differs by 0 points/);
  });

  it('names the record whose raw measurements do not prove its score', () => {
    const doubtful = recordOf('old', { checks: [speedCheck(1, speedOf(HALFWAY))] });
    const text = textOf(doubtful, recordOf('new'), comparisonOf(100, 100));
    expect(text).toMatch(/score recomputed +0\.5, differs +1, equal/);
    expect(text).toMatch(/differs: the score recomputed .* stored score for speed before\./);
  });

  it('has a dash if one of the two was not measured, and says so if none was', () => {
    const wrong = recordOf('new', { checks: [speedCheck(0)] });
    expect(textOf(recordOf('old'), wrong, comparisonOf(100, 40))).toMatch(/S\/F, median +1 +–/);
    const plain = recordOf('old', { checks: [] });
    expect(textOf(plain, plain, comparisonOf(100, 100))).toContain('Neither grading has measurements');
  });

  it('fits a narrow screen', () => {
    for (const line of textOf(recordOf('old'), slower, changed, 70).split('\n'))
      expect(line.length).toBeLessThanOrEqual(70);
  });
});
