import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { cacheNewest } from './cached-newest.js';
import { createMemoryChallengeRepository } from '../../testing/repositories/challenges.memory.js';
import type { ChallengeVersion } from './repository.js';

const version = (slug: string, number: number): ChallengeVersion => ({
  slug,
  version: number,
  digest: `sha256:${slug}-${number}`,
  title: slug,
  kind: 'optimization',
  summary: 'x',
  difficulty: 1,
  minutes: 10,
  skills: ['optimization'],
  runtimes: { python: ['python'] },
  submit: ['main.*'],
  limits: { cpuMs: 1_000, wallMs: 2_000, memoryMiB: 64, outputKiB: 64, processes: 8 },
  publishedAt: number,
});

/** What one process offers of challenges that another one may publish, and how often it read. */
function open() {
  const clock = createManualClock(0);
  const shared = createMemoryChallengeRepository();
  const world = { reads: 0 };
  const counted = {
    ...shared,
    listNewest: () => {
      world.reads += 1;
      return shared.listNewest();
    },
  };
  return { clock, shared, world, challenges: cacheNewest(counted, clock) };
}

describe('the newest challenges', () => {
  it('are read once a second at most, for lists and for each', async () => {
    const { clock, shared, world, challenges } = open();
    await shared.insertVersion(version('a', 1));
    await Promise.all([challenges.listNewest(), challenges.findNewest('a'), challenges.findNewest('b')]);
    expect(world.reads).toBe(1);
    await shared.insertVersion(version('a', 2));
    expect((await challenges.findNewest('a'))?.version).toBe(1);
    clock.advance(1_000);
    expect((await challenges.findNewest('a'))?.version).toBe(2);
  });

  it('hold at once what this process published, and what was published before it', async () => {
    const { shared, challenges } = open();
    expect(await challenges.findNewest('a')).toBeUndefined();
    expect(await challenges.insertVersion(version('a', 1))).toBe(true);
    expect((await challenges.findNewest('a'))?.version).toBe(1);
    await shared.insertVersion(version('a', 2));
    expect(await challenges.insertVersion(version('a', 2))).toBe(false);
    expect((await challenges.findNewest('a'))?.version).toBe(2);
  });

  it('are the same list as long as nothing is new', async () => {
    const { clock, challenges } = open();
    await challenges.insertVersion(version('a', 1));
    const before = await challenges.listNewest();
    clock.advance(1_000);
    expect(await challenges.listNewest()).toBe(before);
    await challenges.insertVersion(version('b', 1));
    expect(await challenges.listNewest()).not.toBe(before);
  });
});
