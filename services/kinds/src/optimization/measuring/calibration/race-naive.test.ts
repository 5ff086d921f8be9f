import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../scripted-session.fixture.js';
import { raceNaive } from './race-naive.js';

const START = 10;

/** A reference of 100 ms that costs more while another program has most of its core, and a naive program. */
async function race({ naiveMs, besideMs = 100 }: { naiveMs: number; besideMs?: number }) {
  const costs: number[] = [];
  let alone = true;
  const after = (cpuMs: number) => ({ usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1 } });
  const pairs = await raceNaive({
    naive: async (_, limitMs, how) => {
      const limit = Math.min(limitMs, (await how?.lowerCpuMs) ?? Infinity);
      const cost = Math.min(START + naiveMs, limit);
      costs.push(cost);
      const isStopped = cost < START + naiveMs;
      return outcomeOf({ ...after(cost), ...(isStopped && { status: 'time-limit', limit: 'cpu' }) });
    },
    reference: () => {
      const cpuMs = START + (alone ? 100 : besideMs);
      alone = false;
      return Promise.resolve(outcomeOf(after(cpuMs)));
    },
    share: () => Promise.resolve(),
    stdin: new Uint8Array(),
    agrees: () => true,
    usualNs: (START + 100) * 1e6,
    calmNs: 100e6,
  });
  return { pairs, costs };
}

describe('the naive program beside the reference', () => {
  it('is measured as a submission is, where the reference costs more beside it than alone', async () => {
    // 23 times the reference's cost alone, and 16 times its cost beside the naive program.
    const { pairs } = await race({ naiveMs: 2_300, besideMs: 145 });
    expect(pairs).toEqual(Array.from({ length: 3 }, () => [2_310e6, 155e6]));
  });

  it('is stopped as soon as it has cost more than counts, by the reference beside it', async () => {
    const quiet = await race({ naiveMs: 100_000 });
    expect([quiet.pairs, quiet.costs.length]).toEqual([undefined, 1]);
    expect((quiet.costs[0] ?? 0) / 100).toBeCloseTo(20 / 0.9, 0);
    const slowed = await race({ naiveMs: 100_000, besideMs: 180 });
    expect([slowed.pairs, slowed.costs.length]).toEqual([undefined, 1]);
    expect((slowed.costs[0] ?? 0) / (quiet.costs[0] ?? Infinity)).toBeCloseTo(190 / 110, 1);
  });
});
