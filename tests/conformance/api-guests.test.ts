import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdleGuests } from '../../services/api/src/features/accounts/idle-guests.js';
import { GUEST_SESSION_MS } from '../../services/api/src/features/sessions/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import { createSilentLogger } from '@hone/kit/testing';
import { REPOSITORY_HARNESSES, unique, type Harness } from '../support/api/api-repositories.js';

describe.each(REPOSITORY_HARNESSES)('guests kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  const guest = (createdAt: number) => ({ id: unique(), name: 'Guest', guest: true, roles: [], createdAt });
  const listGuests = async (before: number) => {
    const listed: string[] = [];
    for await (const id of stored.users.listGuests(before)) listed.push(id);
    return listed;
  };

  it('are listed when they came before a time', async () => {
    const users = [guest(100), guest(200), { ...guest(100), guest: false, email: `${unique()}@example.org` }];
    for (const user of users) await stored.users.insert(user);
    const listed = await listGuests(200);
    expect(users.map(({ id }) => listed.includes(id))).toEqual([true, false, false]);
  });

  it('are removed when none of their sessions was used for thirty days', async () => {
    const now = 2 * GUEST_SESSION_MS;
    const [away, here, claimed] = [guest(1), guest(1), guest(1)];
    for (const user of [away, here, claimed]) await stored.users.insert(user);
    const session = (user: string, lastSeenAt: number) =>
      stored.sessions.insert({
        key: unique(),
        user,
        guest: true,
        createdAt: 1,
        lastSeenAt,
        client: 'curl',
        expiresAt: Number.MAX_SAFE_INTEGER,
      });
    await session(away.id, now - GUEST_SESSION_MS - 1);
    await session(here.id, now - GUEST_SESSION_MS + 1);
    await stored.accounts.claim(claimed.id, 'an account');
    const removed: string[] = [];
    const idle = createIdleGuests({
      ...stored,
      deletions: { begin: (user) => Promise.resolve(void removed.push(user)) },
      clock: { now: () => now },
      logger: createSilentLogger(),
    });
    await idle.sweep();
    const own = [away.id, here.id, claimed.id];
    expect(removed.filter((id) => own.includes(id))).toEqual([away.id]);
    // Claimed for removal: nobody can register as this guest any more.
    expect(await stored.accounts.claim(away.id, 'an account')).toBe(false);
    expect(await stored.accounts.claim(here.id, 'an account')).toBe(true);
  });
});
