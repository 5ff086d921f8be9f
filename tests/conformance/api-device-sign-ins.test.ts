import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  DeviceSignIn,
  DeviceSignInRepository,
} from '../../services/api/src/features/device-sign-in/repository.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const signIn = (changes: Partial<DeviceSignIn> = {}): DeviceSignIn => ({
  id: unique(),
  userCode: unique(),
  name: 'laptop',
  scopes: ['read', 'submit'],
  createdAt: 1,
  expiresAt: 100,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('sign-ins of devices, kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: DeviceSignInRepository;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories.deviceSignIns;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('give a user code to one of many devices', async () => {
    const userCode = unique();
    const devices = Array.from({ length: 8 }, () => signIn({ userCode }));
    const made = await atOnce(8, (i) => stored.insert(devices[i] ?? signIn()));
    expect(winners(made)).toBe(1);
    expect(await stored.findByUserCode(userCode)).toEqual(devices[made.indexOf(true)]);
    expect(await stored.findByUserCode(unique())).toBeUndefined();
  });

  it('take one answer, and hand out the token once', async () => {
    const { id } = signIn();
    const answers = Array.from({ length: 8 }, () => ({ id, user: unique(), allowed: true, at: 5 }));
    const given = await atOnce(8, (i) =>
      stored.answer(answers[i] ?? { id, user: '', allowed: false, at: 5 }),
    );
    expect(winners(given)).toBe(1);
    expect(await stored.findAnswer(id)).toEqual(answers[given.indexOf(true)]);
    expect(winners(await atOnce(8, () => stored.redeem(id, 5)))).toBe(1);
  });

  it('forget somebody’s answers, and everything old', async () => {
    const [gone, late] = [signIn(), signIn({ expiresAt: 1_000 })];
    for (const each of [gone, late]) await stored.insert(each);
    const user = unique();
    await stored.answer({ id: gone.id, user, allowed: true, at: 5 });
    await stored.removeOf(user);
    expect(await stored.findAnswer(gone.id)).toBeUndefined();
    await stored.sweep(100);
    expect(await stored.find(gone.id)).toBeUndefined();
    expect(await stored.find(late.id)).toEqual(late);
  });
});
