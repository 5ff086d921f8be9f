import { describe, expect, it } from 'vitest';
import { createTrustedCache } from './trusted-cache.js';

const bytes = (length: number) => new Uint8Array(length);

describe('the cache of trusted results', () => {
  it('computes once, also for concurrent callers', async () => {
    const cache = createTrustedCache();
    let count = 0;
    const compute = () => Promise.resolve(bytes(++count));
    const answers = await Promise.all([cache.get('a', compute), cache.get('a', compute)]);
    expect(answers.map((answer) => answer.length)).toEqual([1, 1]);
    expect((await cache.get('a', compute)).length).toBe(1);
    expect(count).toBe(1);
  });

  it('does not keep a failure, and does not pass it on to another caller', async () => {
    const cache = createTrustedCache();
    const first = cache.get('a', () => Promise.reject(new Error('box died')));
    const second = cache.get('a', () => Promise.resolve(bytes(7)));
    await expect(first).rejects.toThrow('box died');
    expect((await second).length).toBe(7);
    expect((await cache.get('a', () => Promise.resolve(bytes(9)))).length).toBe(9);
  });

  it('evicts the least recently used first', async () => {
    const cache = createTrustedCache(100);
    for (const key of ['a', 'b', 'c', 'd', 'a', 'e']) await cache.get(key, () => Promise.resolve(bytes(25)));
    let asked = false;
    await cache.get('a', () => Promise.resolve(bytes(1)));
    await cache.get('b', () => {
      asked = true;
      return Promise.resolve(bytes(25));
    });
    expect(asked).toBe(true);
  });

  it('returns a result larger than a quarter of the cache without keeping it', async () => {
    const cache = createTrustedCache(100);
    const asked: string[] = [];
    const get = (key: string, length: number) =>
      cache.get(key, () => (asked.push(key), Promise.resolve(bytes(length))));
    for (const key of ['a', 'b', 'c', 'd']) await get(key, 25);
    expect((await get('large', 26)).length).toBe(26);
    await get('large', 26);
    await get('a', 25);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'large', 'large']);
  });
});
