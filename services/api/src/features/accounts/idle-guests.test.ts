import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GUEST_KEPT_DAYS } from '@hone/contracts';
import { register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

const DAY_MS = 24 * 3600 * 1000;

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const settle = () => test.api.services.settlePeople();

/** Days pass; the janitor looks each day, as it does. */
async function pass(days: number, eachDay: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  for (let day = 0; day < days; day++) {
    test.world.clock.advance(DAY_MS);
    await test.worker.announce();
    await eachDay();
    await settle();
  }
}

async function saveDraft(client: TestClient): Promise<string> {
  const json = { language: 'python', files: [{ path: 'main.py', content: 'draft' }], revision: 0 };
  await client.call('/api/v1/drafts/price-spread', { method: 'PUT', json });
  return (await whoIs(client))?.id ?? '';
}

describe('a guest who stays away', () => {
  it(`is removed after ${GUEST_KEPT_DAYS} days, with drafts and submissions`, async () => {
    const client = await test.guest();
    const user = await saveDraft(client);
    const { id } = await test.submit(client);
    const { drafts, submissions, users, deletions } = test.world.repositories;
    await pass(GUEST_KEPT_DAYS - 1);
    expect(await drafts.listPlaces(user)).toHaveLength(1);
    await pass(3);
    expect(await whoIs(client)).toBeUndefined();
    expect(await users.find(user)).toBeUndefined();
    expect(await drafts.listPlaces(user)).toEqual([]);
    expect(await submissions.find(id)).toBeUndefined();
    expect(await deletions.list()).toEqual([]);
  });

  it('is kept as long as they come back in time', async () => {
    const client = await test.guest();
    const user = await saveDraft(client);
    for (let visit = 0; visit < 3; visit++) {
      await pass(GUEST_KEPT_DAYS - 2);
      expect((await whoIs(client))?.id).toBe(user);
    }
    expect(await test.world.repositories.drafts.listPlaces(user)).toHaveLength(1);
  });

  it('is removed too when an older version gave their session a year', async () => {
    const client = await test.guest();
    const user = await saveDraft(client);
    const { sessions, drafts } = test.world.repositories;
    const [session] = await sessions.list(user, test.world.clock.now());
    await sessions.noteUse(session?.key ?? '', session?.lastSeenAt ?? 0, Number.MAX_SAFE_INTEGER);
    await pass(GUEST_KEPT_DAYS + 3);
    expect(await whoIs(client)).toBeUndefined();
    expect(await drafts.listPlaces(user)).toEqual([]);
  });

  it('is removed after having ended the session', async () => {
    const client = await test.guest();
    const user = await saveDraft(client);
    await client.call('/api/v1/auth/logout', { method: 'POST' });
    await pass(GUEST_KEPT_DAYS + 3);
    expect(await test.world.repositories.drafts.listPlaces(user)).toEqual([]);
  });

  it('is not removed while their work goes to an account', async () => {
    const { accounts, users, drafts } = test.world.repositories;
    const user = await saveDraft(await test.guest());
    await accounts.claim(user, 'an-account');
    await pass(GUEST_KEPT_DAYS + 3);
    expect(await users.find(user)).toBeDefined();
    expect(await drafts.listPlaces(user)).toHaveLength(1);
  });
});

describe('somebody with an account', () => {
  it('is kept however long they stay away', async () => {
    const client = test.visitor();
    const { id } = await register(client, 'ada');
    await saveDraft(client);
    await pass(100);
    expect((await whoIs(client))?.id).toBe(id);
    expect(await test.world.repositories.drafts.listPlaces(id)).toHaveLength(1);
  });
});

it('many guests are removed a hundred at a time', async () => {
  const { users } = test.world.repositories;
  const createdAt = test.world.clock.now();
  for (let index = 0; index < 150; index++)
    await users.insert({ id: `g${index}`, name: 'Guest', guest: true, roles: [], createdAt });
  const left = async () => {
    const ids: string[] = [];
    for await (const id of users.listGuests(Number.MAX_SAFE_INTEGER)) ids.push(id);
    return ids.length;
  };
  test.world.clock.advance((GUEST_KEPT_DAYS + 1) * DAY_MS);
  await settle();
  expect(await left()).toBe(50);
  await settle();
  expect(await left()).toBe(0);
});
