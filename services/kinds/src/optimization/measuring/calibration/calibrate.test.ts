import type { GrowthFamily } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import type { ReservedCore } from '@hone/contracts/sandbox';
import {
  definition,
  generate,
  gradeScripted,
  rightAnswer,
  type Program,
  type Script,
} from '../../scripted-session.fixture.js';
import { evidenceOf, linear, measured, speedOf, square, wordsOf } from '../measured-session.fixture.js';

const sizesOf = (family?: GrowthFamily): number[] => (family?.points ?? []).map(({ n }) => n);

describe('the measured size and its baseline', () => {
  it('is a larger size where the reference is too quick for this machine', async () => {
    const { check } = await speedOf({ reference: linear(0.5), candidate: linear(0.5) });
    const { size, baseline } = evidenceOf(check);
    expect(size).toBeGreaterThan(2000);
    expect(baseline.referenceNs).toBeGreaterThanOrEqual(100e6);
  });

  it('ends where the author’s programs meet a limit on a size that nobody declared', async () => {
    const upTo =
      (most: number, program: Program): Program =>
      (stdin, args) =>
        wordsOf(stdin) > most ? { status: 'memory-limit' } : program(stdin, args);
    const quick = await speedOf({ reference: upTo(1_500, linear(0.5)), candidate: linear(0.5) });
    expect(evidenceOf(quick.check).size).toBe(1_000);
    const { check } = await speedOf({ reference: upTo(2_500, linear(1)), candidate: linear(1.1) });
    const [family] = evidenceOf(check).growth?.families ?? [];
    expect(family?.verdict).toBe('same');
    expect(Math.max(...sizesOf(family))).toBeLessThan(2_500);
  });

  it('is followed no further than the generator gets', async () => {
    const generator: Program = (stdin, args) =>
      Number(args[1]) > 2_500 ? { status: 'output-limit' } : generate(stdin, args);
    const { check } = await speedOf({ generator, reference: linear(1), candidate: linear(1.1) });
    const [family] = evidenceOf(check).growth?.families ?? [];
    expect(family?.verdict).toBe('same');
    // Apart from the 2 % by which a size may differ.
    expect(Math.max(...sizesOf(family))).toBe(2_048);
    expect(family?.points.filter(({ cpuMs }) => cpuMs !== null).at(-1)?.n).toBeGreaterThan(0.98 * 2_048);
  });

  it('is followed up to where the generator fails for a submission, which is no fault of the platform', async () => {
    let calibrated = 0;
    const generator: Program = (stdin, args) => {
      const size = Number(args[1]);
      if (size <= 1_900) return generate(stdin, args);
      calibrated += 1;
      return calibrated > 2 ? { status: 'memory-limit' } : generate(stdin, args);
    };
    const { check } = await speedOf({ generator, reference: linear(1), candidate: linear(1.1) });
    expect(check.score).toBe(1);
    expect(evidenceOf(check).growth?.families[0]?.verdict).not.toBe('worse');
  });

  it('is never larger than the statement allows', async () => {
    const speed = { family: 'random', sizes: { python: 1000 }, largest: 1_500 };
    const { check } = await speedOf({ reference: linear(0.5), candidate: linear(0.5) }, { speed });
    const evidence = evidenceOf(check);
    expect(evidence.size).toBe(1_500);
    expect(Math.max(...sizesOf(evidence.growth?.families[0]))).toBeLessThanOrEqual(1_500);
  });

  it('is the naive solution once per process, not once per submission', async () => {
    const kept = new Map<string, Promise<Uint8Array>>();
    const cached = (key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array> => {
      const value = kept.get(key) ?? compute();
      kept.set(key, value);
      return value;
    };
    let naiveRuns = 0;
    const slow = square(100);
    const script: Script = {
      candidate: linear(1),
      baseline: (stdin, args) => {
        naiveRuns += 1;
        return slow(stdin, args);
      },
      session: { cached, cachedForHosts: cached },
    };
    await speedOf(script);
    const once = naiveRuns;
    await speedOf(script);
    expect(once).toBeGreaterThan(0);
    expect(naiveRuns).toBe(once);
  });

  it('includes the growth of the naive solution, up to runs of seconds, for the picture only', async () => {
    const { check } = await speedOf({ baseline: square(100), candidate: linear(1) });
    const [family] = evidenceOf(check).growth?.families ?? [];
    const naive = (family?.points ?? []).flatMap(({ n, naiveCpuMs }) =>
      naiveCpuMs ? [{ n, naiveCpuMs }] : [],
    );
    expect(naive.length).toBeGreaterThanOrEqual(3);
    for (const { n, naiveCpuMs } of naive) {
      expect(naiveCpuMs / (0.01 * n ** 2)).toBeCloseTo(1, 0);
      expect(naiveCpuMs).toBeLessThan(8_000);
    }
    expect(family?.verdict).toBe('same');
  });

  it('does without the naive solution’s growth where that fails on other sizes', async () => {
    const slow = square(100);
    const baseline: Program = (stdin, args) =>
      wordsOf(stdin) > 1 && wordsOf(stdin) !== 1_000 ? { status: 'memory-limit' } : slow(stdin, args);
    const { check } = await speedOf({ baseline, candidate: linear(1) });
    const [family] = evidenceOf(check).growth?.families ?? [];
    expect(family?.verdict).toBe('same');
    expect(family?.points.every(({ naiveCpuMs }) => naiveCpuMs === null)).toBe(true);
  });

  it('is measured beside 90 % of the naive solution’s cost where that is below the cap', async () => {
    const { check } = await speedOf({ baseline: linear(17), candidate: linear(1) });
    const { baseline } = evidenceOf(check);
    expect(baseline.source).toBe('measured');
    expect(baseline.naiveNs / baseline.referenceNs).toBeCloseTo(17, 0);
    expect(baseline.ratio).toBeCloseTo((0.9 * baseline.naiveNs) / baseline.referenceNs, 6);
  });

  it('releases every core, also when the platform fails', async () => {
    let held = 0;
    const reserveCore = (): Promise<ReservedCore> => {
      held += 1;
      const release = (): Promise<void> => {
        held -= 1;
        return Promise.resolve();
      };
      const done = () => Promise.resolve();
      return Promise.resolve({ core: 1, quiet: true, pin: done, share: done, release });
    };
    await measured({ session: { reserveCore } });
    expect(held).toBe(0);
    const crashing: Program = (stdin, args) =>
      wordsOf(stdin) > 900 ? { status: 'runtime-error' } : rightAnswer(stdin, args);
    await expect(measured({ reference: crashing, session: { reserveCore } })).rejects.toThrow(
      'the reference failed while it was measured',
    );
    expect(held).toBe(0);
  });

  it('is nothing for a wrong program, for a run, and where no group takes it', async () => {
    const wrong = await speedOf({ candidate: () => ({ stdout: 'no' }) });
    expect(wrong.check).toMatchObject({
      status: 'skipped',
      evidence: { text: 'Not run: it counts only when “Correctness” passes.' },
    });
    const run = await measured({ session: { mode: 'run' } });
    expect(run.result.checks.map(({ id }) => id)).not.toContain('speed');
    const without = await gradeScripted({
      session: { definition: { ...definition, speed: { family: 'random', sizes: { python: 10 } } } },
    });
    expect(without.result.checks.map(({ id }) => id)).not.toContain('speed');
  });

  it('throws when the baseline answers differently: that is the author’s error', async () => {
    await expect(measured({ baseline: () => ({ stdout: '1' }) })).rejects.toThrow(
      'the baseline does not answer as the reference does',
    );
  });
});
