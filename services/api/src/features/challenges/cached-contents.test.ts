import { describe, expect, it } from 'vitest';
import { cacheContents } from './cached-contents.js';
import type { ChallengeContent, ChallengeRepository } from './repository.js';
import { createMemoryChallengeRepository } from '../../testing/repositories/challenges.memory.js';

const contentOf = (digest: string): ChallengeContent => ({
  digest,
  statement: `statement of ${digest}`,
  starter: {},
  samples: [],
  groups: [],
  hintsAvailable: 0,
});

/** A repository that counts what is read of it, with a few contents. */
async function counted(...digests: string[]) {
  const stored = createMemoryChallengeRepository();
  for (const digest of digests) await stored.putContent(contentOf(digest));
  const read: string[] = [];
  const challenges: ChallengeRepository = {
    ...stored,
    findContent(digest) {
      read.push(digest);
      return stored.findContent(digest);
    },
  };
  return { challenges, read };
}

describe('contents that are kept', () => {
  it('are read once, and are what was stored', async () => {
    const { challenges, read } = await counted('a');
    const kept = cacheContents(challenges);
    expect([await kept.findContent('a'), await kept.findContent('a')]).toEqual([
      contentOf('a'),
      contentOf('a'),
    ]);
    expect(read).toEqual(['a']);
  });

  it('make room for those that are used later', async () => {
    const { challenges, read } = await counted('a', 'b', 'c');
    const kept = cacheContents(challenges, 2);
    for (const digest of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.findContent(digest);
    expect(read).toEqual(['a', 'b', 'c', 'b']);
  });

  it('are asked for again while there are none', async () => {
    const { challenges, read } = await counted();
    const kept = cacheContents(challenges);
    expect(await kept.findContent('a')).toBeUndefined();
    await challenges.putContent(contentOf('a'));
    expect(await kept.findContent('a')).toEqual(contentOf('a'));
    expect(read).toEqual(['a', 'a']);
  });
});
