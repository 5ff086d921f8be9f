import { describe, expect, it } from 'vitest';
import { instead, TIME_LIMIT, verifyTiny, type Play } from './tiny-challenge.fixture.js';

describe('comparison of programs', () => {
  it('names a reference that others contradict', async () => {
    const { found, messages } = await verifyTiny({
      play: instead('SUM', (_source, _run, numbers) => ({ stdout: String(numbers.length === 2 ? 3 : 7) })),
    });
    expect(found).toContain('REFERENCE_DISAGREES solutions/accepted/reference');
    expect(messages('REFERENCE_DISAGREES')[0]).toBe(
      'its answers differ from those of solutions/accepted/other, solutions/variants/folded, solutions/variants/halved in few; most accepted solutions contradict it, so it is probably wrong',
    );
  });

  it('names checks whose time limit no accepted solution meets', async () => {
    const slow: Play = (source, { limits }, numbers) =>
      source.startsWith('SUM') && numbers.length > 500 && limits.cpuMs === 1000 ? TIME_LIMIT : undefined;
    const { messages } = await verifyTiny({ play: slow });
    expect(messages('LIMIT_UNMET')[0]).toContain('no accepted solution meets the time limit in many');
  });

  it('warns of one that uses more than half of its time limit', async () => {
    const using = (large: number, small = 1): Play =>
      instead('SUM', (_source, _run, numbers) => {
        const cpuMs = numbers.length > 500 ? large : small;
        const stdout = String(numbers.reduce((total, each) => total + each, 0));
        return { stdout, usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1 } };
      });
    expect((await verifyTiny({ play: using(500) })).messages('LIMIT_MARGIN')).toEqual([]);
    // A check of two inputs, each of which uses half of the limit.
    expect((await verifyTiny({ play: using(1, 400) })).messages('LIMIT_MARGIN')).toEqual([]);
    const close = await verifyTiny({ play: using(700) });
    expect(close.messages('LIMIT_MARGIN')).toEqual([
      'uses 700 of 1000 ms of CPU in many: on a busy machine it may take twice as long and meet the limit; reduce the size or raise limits.cpuMs to 1500',
    ]);
    expect(close.report.ok).toBe(true);
  });

  it('names a reference slower than the naive program, with both costs', async () => {
    const usage = (cpuMs: number) => ({ usage: { cpuMs, wallMs: cpuMs, memoryBytes: 1 } });
    const swapped: Play = (source, _run, numbers) => {
      const stdout = String(numbers.reduce((total, each) => total + each, 0));
      if (source === 'SUM') return { stdout, ...usage(numbers.length > 500 ? 900 : 1) };
      return source === 'NAIVE' ? { stdout, ...usage(numbers.length > 500 ? 90 : 1) } : undefined;
    };
    const { messages } = await verifyTiny({ play: swapped });
    expect(messages('REFERENCE_SLOWER')).toEqual([
      'the reference takes 900 ms of CPU in many, solutions/slow/naive takes 90 ms: a reference is faster than the naive program',
    ]);
  });
});
