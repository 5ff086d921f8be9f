import { describe, expect, it } from '@jest/globals';
import { CANDIDATE, openTestSandbox } from '../support/sandbox.js';
import { summarize } from './statistics.js';

const BOXES = Number(process.env['HONE_BENCH_BOXES'] ?? 20);
const spec = { runtime: 'python', ...CANDIDATE };

describe('a box', () => {
  it('is measured when it must be made, beside one that waits', async () => {
    const [empty, full] = [await openTestSandbox(), await openTestSandbox({ poolSize: 1, trials: 'lazy' })];
    try {
      await full.warm([spec]);
      const [coldMs, warmMs]: [number[], number[]] = [[], []];
      for (let turn = -1; turn < BOXES; turn += 1) {
        for (const [sandbox, times] of [[empty, coldMs] as const, [full, warmMs] as const]) {
          await sandbox.settled();
          const begun = performance.now();
          const box = await sandbox.open(spec);
          if (turn >= 0) times.push(performance.now() - begun);
          await box.close();
        }
      }
      const [cold, warm] = [summarize(coldMs), summarize(warmMs)];
      process.stdout.write(`box p50/p95 ms: ${cold.p50}/${cold.p95} cold, ${warm.p50}/${warm.p95} warm\n`);
      expect(empty.poolCounts().warm).toBe(0);
      expect(warm.p50).toBeLessThan(cold.p50);
    } finally {
      await Promise.all([empty.close(), full.close()]);
    }
  }, 300_000);
});
