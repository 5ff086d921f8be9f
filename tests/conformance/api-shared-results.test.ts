import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  SharedResultRecord,
  SharedResultRepository,
} from '../../services/api/src/features/shared-results/repository.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const shared = (changes: Partial<SharedResultRecord> = {}): SharedResultRecord => ({
  id: unique(),
  token: unique(),
  user: unique(),
  code: false,
  name: true,
  createdAt: 5,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('shared results, kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: SharedResultRepository;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories.sharedResults;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('give a submission one link under concurrent requests', async () => {
    const id = unique();
    const all = Array.from({ length: 8 }, () => shared({ id }));
    const made = await atOnce(8, (turn) => stored.insert(all[turn] ?? shared()));
    expect(winners(made)).toBe(1);
    expect(await stored.find(id)).toEqual(all[made.indexOf(true)]);
  });

  it('are found by their token, and by the person who shared them', async () => {
    const user = unique();
    const [one, other] = [shared({ user }), shared({ user })];
    for (const each of [one, other, shared()]) await stored.insert(each);
    expect(await stored.list({ where: { token: one.token }, limit: 1 })).toEqual([one]);
    expect(await stored.list({ where: { token: unique() } })).toEqual([]);
    const own = await stored.list({ where: { user } });
    expect(own.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
  });

  it('change their content under the same token, and end for good', async () => {
    const record = shared();
    await stored.insert(record);
    await stored.put({ ...record, code: true, name: false });
    expect(await stored.list({ where: { token: record.token } })).toEqual([
      { ...record, code: true, name: false },
    ]);
    await stored.remove(record.id);
    expect(await stored.find(record.id)).toBeUndefined();
    expect(await stored.list({ where: { token: record.token } })).toEqual([]);
  });
});
