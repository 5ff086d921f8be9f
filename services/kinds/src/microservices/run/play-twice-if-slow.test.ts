import type { KindEvent } from '@hone/contracts/kind';
import { expect, it } from 'vitest';
import { playTwiceIfSlow } from './play-twice-if-slow.js';

const SEED = { seed: 'ab'.repeat(16), name: 'a seed', isOwn: true };

/** Plays that end in these ways, one after the other; returns the one that counts, and the seeds that were played. */
async function playAll(...endings: readonly string[]) {
  const seeds: string[] = [];
  const playing = playTwiceIfSlow<string>(SEED, {
    async *play({ seed }): AsyncGenerator<KindEvent, string> {
      seeds.push(seed);
      return Promise.resolve(endings[seeds.length - 1] ?? 'played too often');
    },
    isOnlySlow: (ending) => ending === 'slow',
  });
  for (;;) {
    const { done, value } = await playing.next();
    if (done === true) return { counts: value, seeds };
  }
}

it.each([
  ['passes', ['passed'], 'passed'],
  ['fails by more than its speed', ['wrong'], 'wrong'],
  ['was unlucky once', ['slow', 'passed'], 'passed'],
  ['is slow', ['slow', 'slow'], 'slow'],
  ['fails otherwise at the second time', ['slow', 'wrong'], 'wrong'],
])('a scenario that %s: %j counts as %s', async (_what, endings, counts) => {
  const played = await playAll(...endings);
  expect(played.counts).toBe(counts);
  expect(new Set(played.seeds).size).toBe(endings.length);
});
