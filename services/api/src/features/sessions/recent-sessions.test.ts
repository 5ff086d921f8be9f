import { createManualClock } from '@hone/kit/testing';
import { describe, expect, it } from 'vitest';
import { cacheRecentSessions } from './recent-sessions.js';
import { createMemorySessionRepository } from '../../testing/repositories/sessions.memory.js';
import type { SessionRecord } from './repository.js';

const session = (key: string, changes: Partial<SessionRecord> = {}): SessionRecord => ({
  key,
  user: 'ann',
  guest: false,
  createdAt: 1,
  lastSeenAt: 1,
  client: 'curl',
  expiresAt: 1_000_000,
  ...changes,
});

/** What one process keeps of sessions that another one may change, and how often it read. */
function open() {
  const clock = createManualClock(0);
  const shared = createMemorySessionRepository();
  const world = { reads: 0, hold: Promise.resolve() };
  const find = shared.find.bind(shared);
  const counted = {
    ...shared,
    async find(key: string, nowMs: number) {
      world.reads += 1;
      const found = await find(key, nowMs);
      await world.hold;
      return found;
    },
  };
  return { clock, shared, world, sessions: cacheRecentSessions(counted, clock) };
}

describe('recently read sessions', () => {
  it('are read once for all who ask, and again a second later', async () => {
    const { clock, world, shared, sessions } = open();
    await sessions.insert(session('a'));
    await Promise.all(Array.from({ length: 5 }, () => sessions.find('a', 1)));
    expect(world.reads).toBe(1);
    await shared.remove('a');
    expect(await sessions.find('a', 1)).toBeDefined();
    clock.advance(1_000);
    expect(await sessions.find('a', 1)).toBeUndefined();
  });

  it('are found as soon as they begin', async () => {
    const { sessions } = open();
    expect(await sessions.find('a', 1)).toBeUndefined();
    await sessions.insert(session('a'));
    expect(await sessions.find('a', 1)).toEqual(session('a'));
  });

  it('end at their time, however recent the read', async () => {
    const { sessions } = open();
    await sessions.insert(session('a'));
    expect(await sessions.find('a', 999_999)).toBeDefined();
    expect(await sessions.find('a', 1_000_000)).toBeUndefined();
  });

  it('that this process ends are ended at once', async () => {
    const { sessions } = open();
    for (const key of ['a', 'b', 'c']) await sessions.insert(session(key));
    await sessions.insert(session('other', { user: 'bob' }));
    const left = async () => {
      const found = await Promise.all(['a', 'b', 'c', 'other'].map((key) => sessions.find(key, 1)));
      return found.flatMap((record) => record?.key ?? []);
    };
    expect(await left()).toEqual(['a', 'b', 'c', 'other']);
    await sessions.remove('a');
    expect(await left()).toEqual(['b', 'c', 'other']);
    await sessions.removeOf('ann', 'c');
    expect(await left()).toEqual(['c', 'other']);
    await sessions.noteUse('c', 5, 2_000_000);
    expect((await sessions.find('c', 1))?.lastSeenAt).toBe(5);
  });

  it('that end while they are read are not kept', async () => {
    const { world, sessions } = open();
    await sessions.insert(session('a'));
    let letGo = (): void => undefined;
    world.hold = new Promise((resolve) => (letGo = resolve));
    const late = sessions.find('a', 1);
    await sessions.removeOf('ann');
    letGo();
    await late;
    expect(await sessions.find('a', 1)).toBeUndefined();
  });
});
