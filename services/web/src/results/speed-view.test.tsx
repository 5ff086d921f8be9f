import { describe, expect, it } from 'vitest';
import { speedEvidenceSchema } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { SpeedView } from './speed-view.js';

const MS = 1e6;
const growing = (factor: number) =>
  [10_000, 20_000, 40_000, 80_000].map((n) => ({
    n,
    cpuMs: (n / 1_000) * factor,
    referenceCpuMs: n / 1_000,
  }));

const measured = {
  type: 'speed',
  text: 'Your program needs 4.2 times the CPU time of the reference.',
  family: 'random',
  size: 200_000,
  pairs: [
    [420 * MS, 100 * MS],
    [424 * MS, 101 * MS],
  ],
  stopped: 0,
  limitNs: 2_000 * MS,
  startUp: { submissionNs: [20 * MS, 22 * MS], referenceNs: [21 * MS] },
  baseline: { ratio: 18, source: 'measured', referenceNs: 100 * MS, naiveNs: 1_800 * MS },
  ratio: { median: 4.2, low: 4.1, high: 4.3, confidence: 0.97, pairs: 2 },
  counted: 'median',
  undecided: false,
  attempts: 1,
  quiet: true,
  score: { speed: 0.55, cap: 0.5, final: 0.5 },
  growth: {
    families: [
      {
        family: 'random',
        label: 'n^2',
        runnersUp: [],
        slope: 1.97,
        referenceSlope: 1.04,
        verdict: 'worse',
        points: growing(3),
      },
    ],
  },
  notes: ['The growth leaves at most half of the points.'],
};
const show = (changes: object = {}) =>
  renderToStaticMarkup(<SpeedView evidence={speedEvidenceSchema.parse({ ...measured, ...changes })} />);

describe('a measured speed', () => {
  it('names the size at which growth exceeds the limit, where the slope says nothing', () => {
    const [family] = measured.growth.families;
    const html = show({ growth: { bound: 2.5, families: [{ ...family, slope: 1.05 }] } });
    expect(html).toContain('over the limit at size 10,000');
    expect(html).not.toContain('like n^');
  });

  it('is shown as a sentence and as a place between the reference and the naive program', () => {
    const html = show();
    expect(html).toContain(measured.text);
    expect(html).toContain(
      'aria-label="Your program costs 4.2× the reference’s CPU time, between 4.1× and 4.3×.',
    );
    expect(html).toContain('none at 18× or more.');
  });

  it('says how the cost grows beside the reference, with exponents', () => {
    const html = show();
    expect(html).toContain('quadratic (n²)');
    expect(html).toContain('like n^1.97; the reference like n^1.04');
    expect(html).toContain('<td>1.97</td><td>1.04</td>');
    expect(html).toContain('CPU time by size, input family random');
    expect(html).toContain('Full points up to here');
  });

  it('draws intervals and the naive program where evidence has them', () => {
    expect(show()).not.toContain('Bars span');
    const [family] = measured.growth.families;
    const points = family?.points.map((point) => ({
      ...point,
      naiveCpuMs: point.n > 20_000 ? null : 8 * point.cpuMs,
      runs: [
        [0.9 * point.cpuMs * MS, 100 * MS],
        [point.cpuMs * MS, 100 * MS],
        [1.2 * point.cpuMs * MS, 100 * MS],
      ],
    }));
    const html = show({
      growth: {
        families: [{ ...family, points }],
        doubtMs: { submission: 1, reference: 2 },
        yardstick: { calmNs: 100 * MS, startUp: [] },
      },
    });
    expect(html).toContain('Bars span');
    expect(html).toContain(
      '<th scope="row">10,000</th><td>30 ms (26 ms to 37 ms)</td><td>10 ms (8 ms to 12 ms)</td>',
    );
    expect(html).toContain('<td>240 ms</td>');
    expect(html.match(/<th scope="col">Naive<\/th>/g)).toHaveLength(1);
  });

  it('shows every pair, so that the score can be recomputed', () => {
    const html = show();
    expect(html).toContain('<td>420 ms</td><td>100 ms</td>');
    expect(html).toContain('with 97% confidence');
    expect(html).toContain('20 ms for yours, 21 ms for the reference');
  });

  it('says "at least" where the naive program was stopped', () => {
    const html = show({ baseline: { ...measured.baseline, ratio: 20, source: 'capped' } });
    expect(html).toContain('at least 20× the reference');
    expect(html).toContain('Naive, at least');
    expect(html).not.toContain('yours at least');
    expect(show({ counted: 'stopped', stopped: 2 })).toContain('yours at least 4.2×');
  });

  it('leaves out what was not measured', () => {
    const html = show({ growth: undefined, pairs: [], ratio: { ...measured.ratio, pairs: 0 } });
    expect(html).not.toContain('role="img"');
    expect(html).not.toContain('How the cost grows');
  });

  it('says which pairs do not count', () => {
    expect(show()).not.toContain('disturbed');
    const calm = [420 * MS, 100 * MS];
    const pairs = [calm, calm, calm, [500 * MS, 180 * MS]];
    const html = show({ pairs, ratio: { ...measured.ratio, pairs: 3 } });
    expect(html).toContain('4 pairs of runs, one after the other. 1 pair doesn’t count because');
    expect(html.match(/\(disturbed\)/g)).toHaveLength(1);
  });

  it('counts every pair whose programs ran side by side', () => {
    const calm = [420 * MS, 100 * MS];
    const pairs = [calm, calm, calm, [750 * MS, 180 * MS]];
    const html = show({ pairs, baseline: { ...measured.baseline, calmNs: 80 * MS, startUpNs: 20 * MS } });
    expect(html).toContain('4 pairs of runs, side by side on one core. Start-up');
    expect(html).not.toContain('disturbed');
  });

  it('says how often the measurement waited for a quiet time', () => {
    expect(show()).not.toContain('ran alone');
    expect(show({ waitedNs: [150 * MS] })).toContain('Hone ran the reference alone 1 more time.');
  });
});
