import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSeededRandom } from '../../../judging/seeded-random.js';
import { fitLogLine, labelGrowth, slopeDoubt } from './growth-fit.js';
import { capOf, judgeGrowth } from './growth-verdict.js';

const SIZES = [1, 2, 4, 8, 16, 32].map((factor) => 2000 * factor);
const SHAPES = {
  '1': () => 1,
  'log n': (n: number) => Math.log(n),
  n: (n: number) => n,
  'n log n': (n: number) => n * Math.log(n),
  'n^2': (n: number) => n ** 2,
  'n^3': (n: number) => n ** 3,
} as const;
type Shape = keyof typeof SHAPES;

/** Points of a shape; `noise` multiplies each cost by up to e^±noise. */
function costs(shape: (n: number) => number, noise = 0, seed = '5eed', sizes = SIZES) {
  const random = createSeededRandom(seed, 'growth');
  return sizes.map((n) => ({
    n,
    cost: 0.001 * shape(n) * Math.exp(noise * ((2 * random.uint32()) / 2 ** 32 - 1)),
  }));
}
const verdictOf = (own: (n: number) => number, theirs: (n: number) => number, noise = 0, seed = '5eed') => {
  const reference = costs(theirs, noise, `${seed}1`);
  const points = costs(own, noise, seed).map(({ n, cost }, index) => ({
    n,
    cpuMs: cost,
    referenceCpuMs: reference[index]?.cost ?? null,
  }));
  return judgeGrowth(points);
};

describe('the slope of growth', () => {
  it('is the exponent of a power, to the last digit when nothing is noisy', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (power) => {
        const line = fitLogLine(costs((n) => n ** power));
        expect(line?.slope).toBeCloseTo(power, 9);
        expect(line?.residual).toBeCloseTo(0, 9);
      }),
    );
  });

  it('is not moved by one point that is off', () => {
    const points = costs(SHAPES['n']).map((point, index) =>
      index === 3 ? { ...point, cost: point.cost * 5 } : point,
    );
    expect(fitLogLine(points)?.slope).toBeCloseTo(1, 1);
  });

  it('does not exist for fewer than two sizes', () => {
    expect(fitLogLine(costs(SHAPES['n'], 0, '5eed', [10]))).toBeUndefined();
    expect(labelGrowth([])).toBeUndefined();
  });
});

describe('the doubt about a slope', () => {
  it('is two standard errors: nothing for a line, less for more and more distant points', () => {
    const doubtOf = (factors: number[], off: number): number => {
      const points = factors.map((factor, place) => ({
        n: 1000 * factor,
        cost: factor * Math.exp(place % 2 === 0 ? off : -off),
      }));
      return slopeDoubt(points, fitLogLine(points)!);
    };
    expect(doubtOf([1, 2, 4, 8], 0)).toBeCloseTo(0, 9);
    const few = doubtOf([1, 2, 4, 8], 0.1);
    // s = 0.1 · √2 or a little less, √Σ(x − x̄)² = ln 2 · √5.
    expect(few).toBeGreaterThan(0.12);
    expect(few).toBeLessThan((2 * 0.1 * Math.SQRT2) / (Math.LN2 * Math.sqrt(5)) + 0.001);
    expect(doubtOf([1, 4, 16, 64], 0.1)).toBeLessThan(few);
    expect(doubtOf([1, 2, 4, 8, 16, 32], 0.1)).toBeLessThan(few);
  });
});

describe('the label of growth', () => {
  it('names the class that the cost was made of', () => {
    for (const shape of Object.keys(SHAPES) as Shape[])
      expect(labelGrowth(costs(SHAPES[shape]))?.label).toBe(shape);
  });

  it('leaves out one-off compilation, up to its bound', () => {
    const compiled = costs(SHAPES['n log n']).map(({ n, cost }) => ({ n, cost: cost + 8 }));
    expect(labelGrowth(compiled)?.label).not.toBe('n log n');
    expect(labelGrowth(compiled, { mostConstant: 20 })?.label).toBe('n log n');
    expect(labelGrowth(compiled, { mostConstant: 2 })?.label).not.toBe('n log n');
    expect(labelGrowth(costs(SHAPES['n^2']), { mostConstant: 20 })?.label).toBe('n^2');
    expect(labelGrowth(costs(SHAPES['1']), { mostConstant: 20 })?.label).toBe('1');
  });

  it('names runners-up where noise blurs neighbours, and never one two classes away', () => {
    for (let trial = 0; trial < 100; trial += 1) {
      const found = labelGrowth(costs(SHAPES['n'], 0.05, String(trial)));
      const named = [found?.label, ...(found?.runnersUp ?? [])];
      expect(named).toContain('n');
      expect(named).not.toContain('n^2');
      expect(named).not.toContain('1');
    }
  });
});

describe('classes beside the label', () => {
  const label = (points: Parameters<typeof labelGrowth>[0], doubtMs = 0) => labelGrowth(points, { doubtMs });

  it('are none where six sizes are a line and their start is known', () => {
    expect(label(costs(SHAPES['n']))).toEqual({ label: 'n', runnersUp: [] });
    expect(label(costs(SHAPES['n log n']))).toEqual({ label: 'n log n', runnersUp: [] });
  });

  it('are those that scattered costs fit nearly as well', () => {
    const four = [4000, 8000, 16_000, 32_000];
    const scattered = (each: number[]) => four.map((n, place) => ({ n, cost: n * (each[place] ?? 1) }));
    expect(label(scattered([0.93, 1.06, 0.97, 1.1]))).toEqual({ label: 'n log n', runnersUp: ['n'] });
    expect(label(scattered([1, 1, 1, 1.25]))?.runnersUp).not.toContain('n^2');
  });

  it('are those that costs fit best whose start was misjudged', () => {
    const misjudged = costs(SHAPES['n']).map(({ n, cost }) => ({ n, cost: cost - 0.5 }));
    expect(label(misjudged)).toEqual({ label: 'n log n', runnersUp: [] });
    expect(label(misjudged, 0.6)).toEqual({ label: 'n log n', runnersUp: ['n'] });
  });
});

describe('the verdict on growth', () => {
  it('is the same class for equal shapes and for a logarithm more', () => {
    expect(verdictOf(SHAPES['n'], SHAPES['n']).verdict).toBe('same');
    expect(verdictOf(SHAPES['n log n'], SHAPES['n']).verdict).toBe('same');
    expect(verdictOf(SHAPES['n'], SHAPES['n^2']).verdict).toBe('same');
  });

  it('is worse for a square beside a line, through noise', () => {
    for (let trial = 0; trial < 50; trial += 1) {
      expect(verdictOf(SHAPES['n^2'], SHAPES['n'], 0.08, String(trial)).verdict).toBe('worse');
      expect(verdictOf(SHAPES['n^2'], SHAPES['n log n'], 0.08, String(trial)).verdict).toBe('worse');
      expect(verdictOf(SHAPES['n'], SHAPES['n'], 0.08, String(trial)).verdict).not.toBe('worse');
    }
  });

  it('is the same class for a logarithm more whose caches are missed more often the more there is', () => {
    const search = (n: number): number => n * Math.log(n) * n ** 0.14;
    expect(verdictOf(search, SHAPES['n']).verdict).toBe('same');
    expect(verdictOf(search, SHAPES['n log n']).verdict).toBe('same');
    expect(verdictOf((n) => n ** 1.32, SHAPES['n']).verdict).toBe('inconclusive');
  });

  it('asks for more sizes between the classes', () => {
    expect(verdictOf((n) => n ** 1.35, SHAPES['n'])).toMatchObject({
      verdict: 'inconclusive',
      between: true,
    });
  });

  it('is open when the points are no line, or too few', () => {
    expect(verdictOf(SHAPES['n'], SHAPES['n'], 0.9)).toMatchObject({
      verdict: 'inconclusive',
      between: false,
    });
    const points = costs(SHAPES['n^2']).map(({ n, cost }) => ({ n, cpuMs: cost, referenceCpuMs: cost }));
    expect(judgeGrowth(points.slice(0, 3)).verdict).toBe('inconclusive');
    expect(judgeGrowth([]).verdict).toBe('inconclusive');
  });

  it('is open where the doubt about costs is large enough that it could be the same class', () => {
    // Both cost 0.015 n ms, but the reference 150 ms more once, and 70 ms too little were taken off the submission.
    const points = [4096, 8192, 16_384, 32_768].map((n) => ({
      n,
      cpuMs: 0.015 * n - 20,
      referenceCpuMs: 0.018 * n + 150,
    }));
    expect(judgeGrowth(points).verdict).toBe('worse');
    const doubtMs = { submission: 60, reference: 100 };
    expect(judgeGrowth(points, { doubtMs }).verdict).toBe('same');
    const less = { submission: 60, reference: 25 };
    expect(judgeGrowth(points, { doubtMs: less })).toMatchObject({ verdict: 'inconclusive', between: true });
    const square = points.map(({ n, referenceCpuMs }) => ({ n, cpuMs: 8e-6 * n ** 2, referenceCpuMs }));
    expect(judgeGrowth(square, { doubtMs }).verdict).toBe('worse');
    const allDoubt = { submission: 0, reference: 10_000 };
    expect(judgeGrowth(square, { doubtMs: allDoubt }).verdict).toBe('inconclusive');
  });

  it('is open where the scatter of points allows a flatter or steeper line', () => {
    // Both as measured: the reference is linear, the submission a binary search for each value.
    const reference = [
      [556_091, 152.4],
      [661_308, 195.3],
      [786_432, 210.9],
      [935_231, 226.7],
      [1_112_183, 255.1],
      [1_572_864, 381.5],
    ].map(([n = 0, ms = 0]) => ({ n, cpuMs: null, referenceCpuMs: ms }));
    const judge = (own: [n: number, ms: number][]) =>
      judgeGrowth([...own.map(([n, cpuMs]) => ({ n, cpuMs, referenceCpuMs: null })), ...reference], {
        doubtMs: { submission: 7, reference: 19 },
      });
    const search = judge([
      [556_091, 174],
      [786_432, 291],
      [1_112_183, 407],
      [1_572_864, 700],
    ]);
    expect((search.slope ?? 0) - (search.referenceSlope ?? 0)).toBeGreaterThan(0.5);
    expect(search).toMatchObject({ verdict: 'inconclusive', between: true });
    const pairs = judge([
      [6144, 158],
      [8689, 290],
      [12_288, 633],
      [24_576, 2609],
    ]);
    expect(pairs.verdict).toBe('worse');
  });

  it('leaves out a one-off burn of the reference, where that makes its line straight', () => {
    // Linear, and 35 ms once.
    const reference = [196_608, 393_216, 786_432, 1_572_864].map((n) => ({
      n,
      cpuMs: null,
      referenceCpuMs: 35 + 0.000185 * n,
    }));
    const own = (power: number) =>
      [12_288, 17_378, 24_576, 49_152].map((n) => ({
        n,
        cpuMs: 100 * (n / 12_288) ** power,
        referenceCpuMs: null,
      }));
    const doubtMs = { submission: 7, reference: 19 };
    const judge = (power: number) => judgeGrowth([...own(power), ...reference], { doubtMs });
    expect(judgeGrowth([...own(1), ...reference]).referenceSlope).toBeLessThan(0.8);
    expect(judge(1)).toMatchObject({ verdict: 'same' });
    expect(judge(1).referenceSlope).toBeCloseTo(1, 1);
    expect(judge(2)).toMatchObject({ verdict: 'worse' });
  });

  it('leaves out a one-off burn of the submission, too, but never to its disadvantage', () => {
    const sizes = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
    const judge = (once: number, power: number) =>
      judgeGrowth(
        sizes.map((n) => ({
          n,
          cpuMs: once + 10 * (n / 1_000) ** power,
          referenceCpuMs: 10 * (n / 1_000),
        })),
        { doubtMs: { submission: 2, reference: 15 } },
      );
    const bent = judge(20, 1);
    expect(bent).toMatchObject({ verdict: 'same' });
    expect(bent.slope).toBeCloseTo(1, 1);
    // Less than a class steeper with all of it, more than that without.
    expect(judge(10, 1.4)).toMatchObject({ verdict: 'same' });
    expect(judge(20, 2)).toMatchObject({ verdict: 'worse' });
    // The one-off burn is bounded: this is no line, even with the most left out.
    expect(judge(120, 2)).toMatchObject({ verdict: 'inconclusive' });
  });

  it('compares curves that were measured at different sizes', () => {
    const reference = costs(SHAPES['n']).map(({ n, cost }) => ({ n, cpuMs: null, referenceCpuMs: cost }));
    const own = costs(SHAPES['n^2'], 0, '5eed', [100, 200, 400, 800]).map(({ n, cost }) => ({
      n,
      cpuMs: cost,
      referenceCpuMs: null,
    }));
    expect(judgeGrowth([...own, ...reference])).toMatchObject({ verdict: 'worse', label: 'n^2' });
  });

  it('halves the speed score for the worst family and costs nothing while it is open', () => {
    expect(capOf(['same', 'worse'])).toBe(0.5);
    expect(capOf(['same', 'inconclusive'])).toBe(1);
    expect(capOf([])).toBe(1);
  });
});
