import { describe, expect, it } from 'vitest';
import { createCalmMoments } from './calm-moments.js';

const START = 10;

/** Probes with these costs above start-up, in milliseconds, in turn; the last one repeats. */
function probing(costs: readonly number[], calmNs: number | undefined) {
  let nowMs = 0;
  let probes = 0;
  const calm = createCalmMoments({
    calmNs,
    startUpNs: START,
    waitTimeoutMs: 8_000,
    probe: () => {
      const cost = costs[Math.min(probes, costs.length - 1)] ?? 0;
      probes += 1;
      nowMs += cost;
      return Promise.resolve(START + cost);
    },
    now: () => nowMs,
  });
  return { calm, probes: () => probes };
}

describe('waiting for a calm core', () => {
  it('is skipped where the reference costs at most 1.15 times its calm cost', async () => {
    const { calm, probes } = probing([100], 100);
    await calm.wait(START + 114);
    expect([calm.accepts(START + 114), calm.accepts(START + 116)]).toEqual([true, false]);
    expect([probes(), calm.waitedNs]).toEqual([0, []]);
  });

  it('continues until the reference is undisturbed, and records its costs meanwhile', async () => {
    const { calm, probes } = probing([180, 140, 110], 100);
    await calm.wait(START + 150);
    expect(probes()).toBe(3);
    expect(calm.waitedNs).toEqual([150, 180, 140].map((cost) => START + cost));
  });

  it('ends when all waits together reach the timeout; then everything is accepted', async () => {
    const { calm, probes } = probing([5_000, 100, 4_000, 4_000], 1_000);
    await calm.wait(START + 5_000);
    expect([probes(), calm.accepts(START + 5_000)]).toEqual([2, false]);
    await calm.wait(START + 5_000);
    expect([probes(), calm.accepts(START + 1_000_000)]).toEqual([3, true]);
    await calm.wait(START + 1_000_000);
    expect(probes()).toBe(3);
  });

  it('ends after 200 runs where runs are short', async () => {
    const { calm, probes } = probing([2], 1);
    await calm.wait(START + 2);
    expect([probes(), calm.waitedNs.length]).toEqual([200, 200]);
  });

  it('is skipped where the calm cost is unknown', async () => {
    const { calm, probes } = probing([900], undefined);
    await calm.wait(START + 900);
    expect([probes(), calm.accepts(START + 900)]).toEqual([0, true]);
  });
});
