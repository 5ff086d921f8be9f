import { setTimeout as pause } from 'node:timers/promises';
import { createSilentLogger } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { createPrecomputer, type PrecomputerOptions } from './precomputer.js';

const REST_MS = 4;

function precomputing(precompute?: PrecomputerOptions['precompute']) {
  const computed: string[] = [];
  const ends: string[] = [];
  let attempts = 0;
  const ahead = createPrecomputer({
    precompute: async (challenge, seed, signal) => {
      computed.push(`${challenge} ${seed}`);
      await precompute?.(challenge, seed, signal);
    },
    busy: () => attempts,
    logger: createSilentLogger(),
    onPrecomputed: (end) => ends.push(end),
    restMs: REST_MS,
  });
  return { ...ahead, computed, ends, work: (count: number) => (attempts = count) };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await pause(1);
};

describe('precomputing', () => {
  it('are those of the last seed of each challenge, one after another', async () => {
    let [atOnce, most] = [0, 0];
    const { want, computed, stop } = precomputing(async () => {
      most = Math.max(most, (atOnce += 1));
      await pause(2);
      atOnce -= 1;
    });
    want('a', 'old');
    want('b', 'only');
    want('a', 'new');
    await until(() => computed.length === 2 && atOnce === 0);
    expect(computed).toEqual(['a new', 'b only']);
    expect(most).toBe(1);
    want('a', 'next');
    await until(() => computed.length === 3);
    expect(computed[2]).toBe('a next');
    await stop();
  });

  it('wait until nothing has been graded for a while', async () => {
    const { want, computed, work, stop } = precomputing();
    work(1);
    want('a', '1');
    await pause(10 * REST_MS);
    expect(computed).toEqual([]);
    work(0);
    await until(() => computed.length === 1);
    await stop();
  });

  it('are computed for the next challenge where one fails', async () => {
    const { want, ends, stop } = precomputing((challenge) =>
      challenge === 'a' ? Promise.reject(new Error('no box')) : Promise.resolve(),
    );
    want('a', '1');
    want('b', '1');
    await until(() => ends.length === 2);
    expect(ends).toEqual(['failed', 'drawn']);
    await stop();
  });

  it('are given up when the worker stops', async () => {
    let gaveUp = false;
    const { want, computed, ends, stop } = precomputing(async (_challenge, _seed, signal) => {
      await pause(60_000, undefined, { signal }).finally(() => (gaveUp = true));
    });
    want('a', '1');
    want('b', '1');
    await until(() => computed.length === 1);
    await stop();
    want('c', '1');
    await pause(2 * REST_MS);
    expect(gaveUp).toBe(true);
    expect(computed).toEqual(['a 1']);
    expect(ends).toEqual([]);
  });
});
