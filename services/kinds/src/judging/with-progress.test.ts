import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { KindEvent } from '@hone/contracts/kind';
import { reportIfSlow, withProgress, type ReportProgress } from './with-progress.js';

async function gather<T>(
  work: (onProgress: ReportProgress) => Promise<T>,
): Promise<{ reported: string[]; result: T }> {
  const reported: string[] = [];
  const running = withProgress(work);
  for (;;) {
    const next: IteratorResult<KindEvent, T> = await running.next();
    if (next.done === true) return { reported, result: next.value };
    if (next.value.type === 'grading.log') reported.push(next.value.data.text);
  }
}

describe('work that reports its progress', () => {
  it('is reported as it happens, in order, and once where a report repeats', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const running = withProgress(async (onProgress) => {
      onProgress('first');
      await held;
      onProgress('second');
      onProgress('second');
      return 7;
    });
    const note = (text: string) => ({ type: 'grading.log', data: { stream: 'info', text } });
    expect((await running.next()).value).toEqual(note('first'));
    release();
    expect((await running.next()).value).toEqual(note('second'));
    expect(await running.next()).toEqual({ done: true, value: 7 });
  });

  it('need not report anything', async () => {
    expect(await gather(() => Promise.resolve('done'))).toEqual({ reported: [], result: 'done' });
    expect(await gather(async () => pause(5, 'later'))).toEqual({ reported: [], result: 'later' });
  });

  it('fails as the work does, after its reports', async () => {
    const reported: string[] = [];
    const running = withProgress(async (onProgress) => {
      onProgress('about to fail');
      await pause(1);
      throw new Error('it failed');
    });
    const listen = async () => {
      for await (const event of running) if (event.type === 'grading.log') reported.push(event.data.text);
    };
    await expect(listen()).rejects.toThrow('it failed');
    expect(reported).toEqual(['about to fail']);
  });

  it('may fail when nobody listens any more', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let failed = false;
    const running = withProgress(async (onProgress) => {
      onProgress('one');
      await held;
      failed = true;
      throw new Error('nobody hears it');
    });
    await running.next();
    expect(await running.return(undefined as never)).toEqual({ done: true, value: undefined });
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    release();
    // Uncaught rejections surface before the next turn.
    await nextTurn();
    process.off('unhandledRejection', note);
    expect([failed, unhandled]).toEqual([true, []]);
  });
});

describe('progress that is reported only for slow work', () => {
  it('is reported after 1.5 s, and never after the end', async () => {
    vi.useFakeTimers();
    try {
      const reported: string[] = [];
      const onProgress: ReportProgress = (text) => void reported.push(text);
      expect(await reportIfSlow(onProgress, 'quick', () => Promise.resolve(1))).toBe(1);
      let finish = (): void => undefined;
      const slow = reportIfSlow(onProgress, 'slow', () => new Promise<void>((resolve) => (finish = resolve)));
      vi.advanceTimersByTime(1_499);
      expect(reported).toEqual([]);
      vi.advanceTimersByTime(1);
      finish();
      await slow;
      vi.advanceTimersByTime(60_000);
      expect(reported).toEqual(['slow']);
    } finally {
      vi.useRealTimers();
    }
  });
});
