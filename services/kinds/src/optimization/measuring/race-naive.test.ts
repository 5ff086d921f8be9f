import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../scripted-session.fixture.js';
import { raceNaive } from './race-naive.js';

const START = 10;

/** A reference of 100 ms that costs more while another program has most of its core, and a naive program. */
async function race({ naiveMs, besideMs = () => 100 }: { naiveMs: number; besideMs?: () => number }) {
  const limits: number[] = [];
  let alone = true;
  const after = (cpuMs: number) => ({ usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1 } });
  const result = await raceNaive({
    naive: (_, limitMs) => {
      limits.push(limitMs);
      const stopped = START + naiveMs > limitMs;
      return Promise.resolve(
        outcomeOf({ ...after(Math.min(START + naiveMs, limitMs)), ...(stopped && { status: 'time-limit' }) }),
      );
    },
    reference: () => {
      const cpuMs = alone ? START + 100 : START + besideMs();
      alone = false;
      return Promise.resolve(outcomeOf(after(cpuMs)));
    },
    share: () => Promise.resolve(),
    stdin: new Uint8Array(),
    agrees: () => true,
    referenceNs: 100e6,
    usualNs: (START + 100) * 1e6,
    calmNs: 100e6,
  });
  return { ...result, limits };
}

describe('the naive program beside the reference', () => {
  it('is measured as a submission is, where the reference is dearer beside it than alone', async () => {
    // 23 times what the reference costs alone, and 16 times what it costs beside it.
    const { pairs, besideNs, limits } = await race({ naiveMs: 2_300, besideMs: () => 145 });
    expect(pairs).toEqual(Array.from({ length: 3 }, () => [2_310e6, 155e6]));
    expect(besideNs / 1e6).toBeCloseTo(141, 0);
    expect(Math.max(...limits)).toBeLessThan(3_600);
  });

  it('is stopped where it costs more than counts, by the pace of the reference beside it', async () => {
    const quiet = await race({ naiveMs: 100_000 });
    expect([quiet.pairs, quiet.limits.length]).toEqual([undefined, 1]);
    const slowed = await race({ naiveMs: 100_000, besideMs: () => 180 });
    expect([slowed.pairs, slowed.limits.length]).toEqual([undefined, 2]);
    expect(slowed.limits[1]).toBeGreaterThan(1.6 * (slowed.limits[0] ?? Infinity));
  });

  it('ends, whatever the reference costs', async () => {
    let cost = 100;
    const { pairs } = await race({ naiveMs: Infinity, besideMs: () => (cost *= 1.5) });
    expect(pairs).toHaveLength(3);
  });
});
