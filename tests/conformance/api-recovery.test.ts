import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../services/api/src/features/accounts/repository.js';
import type { AccountLink } from '../../services/api/src/features/recovery/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

const link = (changes: Partial<AccountLink> = {}): AccountLink => ({
  digest: unique(),
  purpose: 'reset',
  user: unique(),
  email: 'ada@example.org',
  mailed: true,
  place: '0',
  createdAt: 1,
  expiresAt: 100,
  ...changes,
});

function account(): Account {
  const email = `${unique()}@example.org`;
  return { email, user: unique(), name: 'Ada', passwordHash: '$argon2id$x', createdAt: 1 };
}

describe.each(REPOSITORY_HARNESSES)(
  'links to accounts, and their addresses, kept %s',
  (_name, createHarness) => {
    let harness: Harness;
    let stored: Repositories;
    beforeAll(async () => {
      harness = await createHarness();
      stored = harness.repositories;
    }, 60_000);
    afterAll(() => harness.drop(), 60_000);

    it('assign a place to one link of a user and purpose', async () => {
      const user = unique();
      const made = await atOnce(8, () => stored.accountLinks.insert(link({ user })));
      expect(winners(made)).toBe(1);
      expect(await stored.accountLinks.insert(link({ user, purpose: 'confirm' }))).toBe(true);
      expect(await stored.accountLinks.insert(link({ user, place: '1' }))).toBe(true);
    });

    it('let one of many use a link', async () => {
      const one = link();
      await stored.accountLinks.insert(one);
      expect(winners(await atOnce(8, () => stored.accountLinks.use(one.digest, 5)))).toBe(1);
      await stored.accountLinks.removeOf(one.user);
      expect(await stored.accountLinks.use(one.digest, 6)).toBe(false);
    });

    it('find a link until it is removed or swept', async () => {
      const user = unique();
      const [reset, confirm, late] = [
        link({ user }),
        link({ user, purpose: 'confirm' }),
        link({ user: unique(), expiresAt: 1_000 }),
      ];
      for (const each of [reset, confirm, late]) await stored.accountLinks.insert(each);
      expect(await stored.accountLinks.find(reset.digest)).toEqual(reset);
      await stored.accountLinks.removeOf(user, 'reset');
      expect(await stored.accountLinks.find(reset.digest)).toBeUndefined();
      expect(await stored.accountLinks.find(confirm.digest)).toEqual(confirm);
      await stored.accountLinks.sweep(100);
      expect(await stored.accountLinks.find(confirm.digest)).toBeUndefined();
      expect(await stored.accountLinks.find(late.digest)).toEqual(late);
    });

    it('keep changes of addresses until they are finished', async () => {
      const move = { id: unique(), user: unique(), to: 'grace@example.org', at: 5 };
      await stored.addressMoves.insert(move);
      await stored.addressMoves.insert({ ...move, to: 'eve@example.org' });
      expect(await stored.addressMoves.list()).toEqual([move]);
      await stored.addressMoves.remove(move.id);
      expect(await stored.addressMoves.list()).toEqual([]);
    });

    it('move an account to another address with its password, and to none that is taken', async () => {
      const [one, other] = [account(), account()];
      for (const each of [one, other]) await stored.accounts.insert(each);
      expect(await stored.accounts.move({ ...one, email: other.email })).toBe(false);
      const moved = { ...one, email: `${unique()}@example.org` };
      for (let i = 0; i < 2; i++) expect(await stored.accounts.move(moved)).toBe(true);
      expect(await stored.accounts.find(one.email)).toBeUndefined();
      expect(await stored.accounts.find(moved.email)).toEqual(moved);
      expect(await stored.accounts.findOf(one.user)).toEqual(moved);
      expect(await stored.accounts.find(other.email)).toEqual(other);
      expect(await stored.accounts.insert({ ...account(), email: one.email })).toBe(true);
    });

    it('assign an address to one of many who move there, and lose nobody', async () => {
      const movers = Array.from({ length: 5 }, () => account());
      for (const each of movers) await stored.accounts.insert(each);
      const { email } = account();
      const results = await atOnce(5, (i) => stored.accounts.move({ ...(movers[i] as Account), email }));
      expect(winners(results)).toBe(1);
      for (const [i, { user, email: old }] of movers.entries())
        expect((await stored.accounts.findOf(user))?.email).toBe(results[i] ? email : old);
    });

    it('create an account at an address for a user who had none', async () => {
      const { passwordHash: _none, ...one } = account();
      expect(await stored.accounts.move(one)).toBe(true);
      expect(await stored.accounts.find(one.email)).toEqual(one);
    });

    it('record the address that a user confirmed', async () => {
      const user = { id: unique(), name: 'Ada', createdAt: 1 };
      await stored.users.settle(user);
      expect(await stored.users.find(user.id)).toEqual({ ...user, guest: false, roles: [] });
      const email = `${unique()}@example.org`;
      await stored.users.confirmEmail(user.id, email);
      expect(await stored.users.find(user.id)).toMatchObject({ email, confirmedEmail: email });
    });
  },
);
