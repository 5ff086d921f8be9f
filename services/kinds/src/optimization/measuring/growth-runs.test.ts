import { describe, expect, it } from '@jest/globals';
import { costOfRuns, pointsFromRuns } from './growth-runs.js';

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

  it('are points less the start-up that was measured alike', () => {
    const startUp: [number, number][] = [[60e6, 200e6]];
    const points = [
      { n: 1, cpuMs: 1, referenceCpuMs: 5, runs: [[80e6, 100e6]] as [number, number][] },
      { n: 2, cpuMs: 1, referenceCpuMs: null, runs: [[20e6, 100e6]] as [number, number][] },
      { n: 4, cpuMs: null, referenceCpuMs: 9 },
    ];
    const costs = (found: { cpuMs: number | null }[]) => found.map(({ cpuMs }) => cpuMs);
    expect(costs(pointsFromRuns(points, { calmNs: 100e6, startUp }))).toEqual([50, 0, null]);
    expect(pointsFromRuns(points, undefined)).toBe(points);
  });
});
