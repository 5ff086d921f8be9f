import { setTimeout as pause } from 'node:timers/promises';
import { createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createDataPrefetch, type DataPrefetchOptions } from './data-prefetch.js';

const IDLE_MS = 4;

function drawing(prefetch?: DataPrefetchOptions['prefetch']) {
  const drawn: string[] = [];
  const ends: string[] = [];
  let attempts = 0;
  const ahead = createDataPrefetch({
    prefetch: async (challenge, draw, signal) => {
      drawn.push(`${challenge} ${draw.seed}`);
      await prefetch?.(challenge, draw, signal);
    },
    busy: () => attempts,
    logger: createSilentLogger(),
    onPrefetched: (end) => ends.push(end),
    idleMs: IDLE_MS,
  });
  return { ...ahead, drawn, ends, work: (count: number) => (attempts = count) };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await pause(1);
};

describe('prefetched data', () => {
  it('are for the last seed of each challenge, one at a time', async () => {
    let [atOnce, most] = [0, 0];
    const { want, drawn, stop } = drawing(async () => {
      most = Math.max(most, (atOnce += 1));
      await pause(2);
      atOnce -= 1;
    });
    want('a', { seed: 'old' });
    want('b', { seed: 'only' });
    want('a', { seed: 'new' });
    await until(() => drawn.length === 2 && atOnce === 0);
    expect(drawn).toEqual(['a new', 'b only']);
    expect(most).toBe(1);
    want('a', { seed: 'next' });
    await until(() => drawn.length === 3);
    expect(drawn[2]).toBe('a next');
    await stop();
  });

  it('wait until the worker has been idle for a while', async () => {
    const { want, drawn, work, stop } = drawing();
    work(1);
    want('a', { seed: '1' });
    await pause(10 * IDLE_MS);
    expect(drawn).toEqual([]);
    work(0);
    await until(() => drawn.length === 1);
    await stop();
  });

  it('are generated for the next challenge when one fails', async () => {
    const { want, ends, stop } = drawing((challenge) =>
      challenge === 'a' ? Promise.reject(new Error('no box')) : Promise.resolve(),
    );
    want('a', { seed: '1' });
    want('b', { seed: '1' });
    await until(() => ends.length === 2);
    expect(ends).toEqual(['failed', 'drawn']);
    await stop();
  });

  it('are abandoned when the worker stops', async () => {
    let gaveUp = false;
    const { want, drawn, ends, stop } = drawing(async (_challenge, _draw, signal) => {
      await pause(60_000, undefined, { signal }).finally(() => (gaveUp = true));
    });
    want('a', { seed: '1' });
    want('b', { seed: '1' });
    await until(() => drawn.length === 1);
    await stop();
    want('c', { seed: '1' });
    await pause(2 * IDLE_MS);
    expect(gaveUp).toBe(true);
    expect(drawn).toEqual(['a 1']);
    expect(ends).toEqual([]);
  });
});
