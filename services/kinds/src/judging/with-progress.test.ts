import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { KindEvent } from '@hone/contracts/kind';
import { reportIfSlow, withProgress, type ReportProgress } from './with-progress.js';

async function gather<T>(
  work: (onProgress: ReportProgress) => Promise<T>,
): Promise<{ told: string[]; result: T }> {
  const told: string[] = [];
  const telling = withProgress(work);
  for (;;) {
    const next: IteratorResult<KindEvent, T> = await telling.next();
    if (next.done === true) return { told, result: next.value };
    if (next.value.type === 'grading.log') told.push(next.value.data.text);
  }
}

describe('work that tells what it does', () => {
  it('is told while it goes on, in order, and once where it says the same again', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const telling = withProgress(async (onProgress) => {
      onProgress('first');
      await held;
      onProgress('second');
      onProgress('second');
      return 7;
    });
    const note = (text: string) => ({ type: 'grading.log', data: { stream: 'info', text } });
    expect((await telling.next()).value).toEqual(note('first'));
    release();
    expect((await telling.next()).value).toEqual(note('second'));
    expect(await telling.next()).toEqual({ done: true, value: 7 });
  });

  it('need not tell anything', async () => {
    expect(await gather(() => Promise.resolve('done'))).toEqual({ told: [], result: 'done' });
    expect(await gather(async () => pause(5, 'later'))).toEqual({ told: [], result: 'later' });
  });

  it('fails as the work does, after what it told', async () => {
    const told: string[] = [];
    const telling = withProgress(async (onProgress) => {
      onProgress('about to fail');
      await pause(1);
      throw new Error('it failed');
    });
    const listen = async () => {
      for await (const event of telling) if (event.type === 'grading.log') told.push(event.data.text);
    };
    await expect(listen()).rejects.toThrow('it failed');
    expect(told).toEqual(['about to fail']);
  });

  it('may fail when nobody listens any more', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let failed = false;
    const telling = withProgress(async (onProgress) => {
      onProgress('one');
      await held;
      failed = true;
      throw new Error('nobody hears it');
    });
    await telling.next();
    expect(await telling.return(undefined as never)).toEqual({ done: true, value: undefined });
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    release();
    // What nobody caught is reported before the next turn.
    await nextTurn();
    process.off('unhandledRejection', note);
    expect([failed, unhandled]).toEqual([true, []]);
  });
});

describe('what is told only where it takes long', () => {
  it('is told after a second and a half, and never after the end', async () => {
    vi.useFakeTimers();
    try {
      const told: string[] = [];
      const onProgress: ReportProgress = (text) => void told.push(text);
      expect(await reportIfSlow(onProgress, 'quick', () => Promise.resolve(1))).toBe(1);
      let finish = (): void => undefined;
      const slow = reportIfSlow(onProgress, 'slow', () => new Promise<void>((resolve) => (finish = resolve)));
      vi.advanceTimersByTime(1_499);
      expect(told).toEqual([]);
      vi.advanceTimersByTime(1);
      finish();
      await slow;
      vi.advanceTimersByTime(60_000);
      expect(told).toEqual(['slow']);
    } finally {
      vi.useRealTimers();
    }
  });
});
