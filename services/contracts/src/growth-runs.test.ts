import { describe, expect, it } from 'vitest';
import {
  costOfRuns,
  pointsFromRuns,
  referenceAt,
  referenceRange,
  startUpOfRuns,
  submissionRange,
} from './growth-runs.js';

describe('costs of paced runs', () => {
  it('are the median of runs scaled to an undisturbed reference', () => {
    expect(costOfRuns([[200e6, 100e6]], 100e6)).toBe(200);
    const runs: [number, number][] = [
      [200e6, 100e6],
      [600e6, 200e6],
      [90e6, 50e6],
    ];
    expect(costOfRuns(runs, 100e6)).toBe(200);
  });

  it('have a start-up of at most the reference’s plus time for imports', () => {
    const started = (ms: number) => startUpOfRuns({ calmNs: 100e6, startUp: [[ms * 1e6, 100e6]] }, 20e6);
    expect([started(10), started(160), started(4_000)]).toEqual([10, 160, 170]);
  });

  it('are points minus the start-up that was measured in the same way', () => {
    const startUp: [number, number][] = [[60e6, 200e6]];
    const points = [
      { n: 1, cpuMs: 1, referenceCpuMs: 5, runs: [[80e6, 100e6]] as [number, number][] },
      { n: 2, cpuMs: 1, referenceCpuMs: null, runs: [[20e6, 100e6]] as [number, number][] },
      { n: 4, cpuMs: null, referenceCpuMs: 9 },
    ];
    const costs = (found: { cpuMs: number | null }[]) => found.map(({ cpuMs }) => cpuMs);
    expect(costs(pointsFromRuns(points, { calmNs: 100e6, startUp }, 20e6))).toEqual([50, 0, null]);
    expect(pointsFromRuns(points, undefined, 20e6)).toBe(points);
  });
});

describe('the reference’s cost at a drawn size', () => {
  const own = { n: 3_000, cpuMs: 9, referenceCpuMs: null };
  const curve = [1_000, 2_000, 4_000].map((n) => ({ n, cpuMs: null, referenceCpuMs: n ** 2 / 1_000 }));

  it('follows the power law between its neighbours, and slightly beyond the last', () => {
    for (const n of [1_000, 1_500, 2_000, 3_999, 4_080])
      expect(referenceAt([...curve, own], n)).toBeCloseTo(n ** 2 / 1_000, 6);
  });

  it('is at most the cost of the smallest size below that size', () => {
    expect(referenceAt(curve, 10)).toBe(1_000);
  });

  it('is unknown beyond the curve, and without a curve', () => {
    expect(referenceAt(curve.slice(0, 1), 1_010)).toBe(1_000);
    expect(referenceAt(curve, 4_500)).toBeUndefined();
    expect(referenceAt([own], 3_000)).toBeUndefined();
  });
});

describe('the range of a cost', () => {
  const growth = {
    families: [],
    doubtMs: { submission: 5, reference: 12 },
    yardstick: { calmNs: 100e6, startUp: [] },
  };
  const runs: [number, number][] = [
    [200e6, 100e6],
    [220e6, 100e6],
    [380e6, 200e6],
  ];

  it('spans the cheapest to the slowest run, widened by the uncertainty', () => {
    const point = { n: 1, cpuMs: 150, referenceCpuMs: 60, runs };
    expect(submissionRange(point, growth)).toEqual({ lowMs: 135, highMs: 175 });
    expect(submissionRange({ ...point, runs: runs.slice(0, 1) }, growth)).toEqual({
      lowMs: 145,
      highMs: 155,
    });
    expect(referenceRange(60, growth.doubtMs)).toEqual({ lowMs: 48, highMs: 72 });
  });

  it('is never negative', () => {
    expect(submissionRange({ n: 1, cpuMs: 3, referenceCpuMs: null, runs }, growth)?.lowMs).toBe(0);
    expect(referenceRange(3, growth.doubtMs)?.lowMs).toBe(0);
  });

  it('is unknown without measurements, and in older evidence', () => {
    const point = { n: 1, cpuMs: 150, referenceCpuMs: 60, runs };
    expect(submissionRange({ ...point, cpuMs: null }, growth)).toBeUndefined();
    expect(submissionRange({ n: 1, cpuMs: 150, referenceCpuMs: 60 }, growth)).toBeUndefined();
    expect(submissionRange({ ...point, runs: [] }, growth)).toBeUndefined();
    expect(submissionRange(point, { families: [] })).toBeUndefined();
    expect(referenceRange(null, growth.doubtMs)).toBeUndefined();
    expect(referenceRange(60, undefined)).toBeUndefined();
  });
});
