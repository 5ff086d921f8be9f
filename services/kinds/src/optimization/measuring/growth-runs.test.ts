import { describe, expect, it } from '@jest/globals';
import { costOfRuns, pointsFromRuns, startUpOfRuns } from './growth-runs.js';

describe('costs of paced runs', () => {
  it('are the median of what each would have cost beside a calm reference', () => {
    expect(costOfRuns([[200e6, 100e6]], 100e6)).toBe(200);
    const runs: [number, number][] = [
      [200e6, 100e6],
      [600e6, 200e6],
      [90e6, 50e6],
    ];
    expect(costOfRuns(runs, 100e6)).toBe(200);
  });

  it('have a start-up of at most what imports take beyond the reference', () => {
    const started = (ms: number) => startUpOfRuns({ calmNs: 100e6, startUp: [[ms * 1e6, 100e6]] }, 20e6);
    expect([started(10), started(160), started(4_000)]).toEqual([10, 160, 170]);
  });

  it('are points less the start-up that was measured alike', () => {
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
