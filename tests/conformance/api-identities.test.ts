import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../services/api/src/features/oidc/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const identity = (changes: Partial<Identity> = {}): Identity => ({
  issuer: 'https://login.example.org',
  subject: unique(),
  user: unique(),
  name: 'Ada',
  createdAt: 1,
  ...changes,
});

describe.each(REPOSITORY_HARNESSES)('identities and claimed domains, kept %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  it('give an identity to one of many users', async () => {
    const one = identity();
    const made = await atOnce(8, () => stored.identities.insert({ ...one, user: unique() }));
    expect(winners(made)).toBe(1);
    const kept = await stored.identities.find(one.issuer, one.subject);
    expect(await stored.identities.insert(one)).toBe(false);
    expect(await stored.identities.find(one.issuer, one.subject)).toEqual(kept);
  });

  it('distinguish any issuers and subjects', async () => {
    const [a, b] = [unique(), unique()];
    const pairs = [
      [`${a}:${b}`, 'c'],
      [a, `${b}:c`],
      [`${a}"`, b],
      [a, `"${b}`],
      [a, ODD_TEXT],
    ] as const;
    const made = pairs.map(([issuer, subject]) => identity({ issuer, subject }));
    for (const one of made) expect(await stored.identities.insert(one)).toBe(true);
    for (const one of made) expect(await stored.identities.find(one.issuer, one.subject)).toEqual(one);
    expect(await stored.identities.find(a, b)).toBeUndefined();
  });

  it('list those of a user, and remove them together', async () => {
    const user = unique();
    const own = [identity({ user }), identity({ user, issuer: 'https://other.example.org' })];
    const other = identity();
    for (const one of [...own, other]) await stored.identities.insert(one);
    const bySubject = (one: Identity, next: Identity) => (one.subject < next.subject ? -1 : 1);
    expect((await stored.identities.listOf(user)).sort(bySubject)).toEqual(own.sort(bySubject));
    await stored.identities.removeOf(user);
    expect(await stored.identities.listOf(user)).toEqual([]);
    expect(await stored.identities.listOf(other.user)).toEqual([other]);
    for (const one of own) expect(await stored.identities.insert(one)).toBe(true);
  });

  it('claim and release domains any number of times', async () => {
    const [first, second] = [`a.${unique()}.example.org`, `b.${unique()}.example.org`];
    await atOnce(4, () => stored.domains.claim(second));
    await stored.domains.claim(first);
    const own = (await stored.domains.list()).filter((domain) => [first, second].includes(domain));
    expect(own).toEqual([first, second]);
    await atOnce(4, () => stored.domains.release(first));
    expect([await stored.domains.isClaimed(first), await stored.domains.isClaimed(second)]).toEqual([
      false,
      true,
    ]);
  });
});
