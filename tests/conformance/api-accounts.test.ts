import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../services/api/src/features/accounts/repository.js';
import { newQueueEntry } from '../../services/api/src/features/queue/repository.js';
import { SESSION_MS, type SessionRecord } from '../../services/api/src/features/sessions/repository.js';
import type { TokenRecord } from '../../services/api/src/features/tokens/repository.js';
import type { Repositories } from '../../services/api/src/ports.js';
import {
  atOnce,
  ODD_TEXT,
  REPOSITORY_HARNESSES,
  unique,
  winners,
  type Harness,
} from '../support/api/api-repositories.js';

function account(changes: Partial<Account> = {}): Account {
  const email = `${unique()}@example.org`;
  return { email, user: unique(), name: 'Ada', passwordHash: '$argon2id$x', createdAt: 1, ...changes };
}

function token(changes: Partial<TokenRecord> = {}): TokenRecord {
  const [id, digest, user] = [unique(), unique(), unique()];
  const times = { createdAt: 1, expiresAt: null, lastUsedAt: null };
  return { id, digest, user, place: 0, name: 'script', scopes: ['read'], ...times, ...changes };
}

function session(changes: Partial<SessionRecord> = {}): SessionRecord {
  const [key, user] = [unique(), unique()];
  return {
    key,
    user,
    guest: false,
    createdAt: 1,
    lastSeenAt: 1,
    client: 'curl',
    expiresAt: 1_000,
    ...changes,
  };
}

describe.each(REPOSITORY_HARNESSES)('the repositories of people %s', (_name, createHarness) => {
  let harness: Harness;
  let stored: Repositories;
  beforeAll(async () => {
    harness = await createHarness();
    stored = harness.repositories;
  }, 60_000);
  afterAll(() => harness.drop(), 60_000);

  describe('users', () => {
    const guest = () => ({ id: unique(), name: 'Guest', guest: true, roles: [], createdAt: 1 });

    it('keep guests apart although none has an address', async () => {
      const [first, second] = [guest(), guest()];
      await stored.users.insert(first);
      await stored.users.insert(second);
      expect(await stored.users.find(first.id)).toEqual(first);
      expect(await stored.users.find('none')).toBeUndefined();
      await expect(stored.users.insert(first)).rejects.toThrow('exists');
    });

    it('give an address to one user only', async () => {
      const email = `${unique()}@example.org`;
      const user = () => ({ id: unique(), name: 'A', guest: false, email, roles: [], createdAt: 1 });
      const results = await Promise.allSettled([user(), user()].map((one) => stored.users.insert(one)));
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('become account holders once, from guests and from nobody', async () => {
      const before = guest();
      await stored.users.insert(before);
      const holder = { id: before.id, email: `${unique()}@example.org`, name: 'Ada', createdAt: 1 };
      const settled = { ...holder, guest: false, roles: [] };
      await stored.users.settle(holder);
      expect(await stored.users.find(before.id)).toEqual(settled);
      await stored.users.rename(before.id, 'Grace');
      await stored.users.settle(holder);
      expect(await stored.users.find(before.id)).toEqual({ ...settled, name: 'Grace' });
      const fresh = { ...holder, id: unique(), email: `${unique()}@example.org` };
      await stored.users.settle(fresh);
      expect(await stored.users.find(fresh.id)).toEqual({ ...fresh, guest: false, roles: [] });
    });

    it('have roles that come and go, and are deleted with them', async () => {
      const email = `${unique()}@example.org`;
      const user = { id: unique(), name: 'A', guest: false, email, roles: ['author' as const], createdAt: 1 };
      await stored.users.insert(user);
      await atOnce(5, () => stored.users.grant(user.id, 'admin'));
      expect((await stored.users.find(user.id))?.roles).toEqual(['admin', 'author']);
      await stored.users.revoke(user.id, 'author');
      await stored.users.revoke(user.id, 'reviewer');
      expect((await stored.users.find(user.id))?.roles).toEqual(['admin']);
      await stored.users.remove(user.id);
      expect(await stored.users.find(user.id)).toBeUndefined();
      await stored.users.insert({ ...user, roles: [] });
      expect((await stored.users.find(user.id))?.roles).toEqual([]);
    });
  });

  describe('sessions', () => {
    it('are found until they end', async () => {
      const one = session();
      await stored.sessions.insert(one);
      expect(await stored.sessions.find(one.key, 999)).toEqual(one);
      expect(await stored.sessions.find(one.key, 1_000)).toBeUndefined();
      expect(await stored.sessions.sweep(1_000)).toBeGreaterThanOrEqual(1);
      expect(await stored.sessions.find(one.key, 0)).toBeUndefined();
    });

    it('last longer when they are used, and do not come back by that', async () => {
      const one = session({ guest: true, expiresAt: SESSION_MS });
      await stored.sessions.insert(one);
      await stored.sessions.noteUse(one.key, 50, SESSION_MS + 50);
      const used = { ...one, lastSeenAt: 50, expiresAt: SESSION_MS + 50 };
      expect(await stored.sessions.find(one.key, 0)).toEqual(used);
      await stored.sessions.remove(one.key);
      await stored.sessions.noteUse(one.key, 60, SESSION_MS + 60);
      expect(await stored.sessions.find(one.key, 0)).toBeUndefined();
    });

    it('of a user are listed and ended, except one', async () => {
      const user = unique();
      const mine = [10, 30, 20].map((lastSeenAt) => session({ user, lastSeenAt }));
      for (const one of [...mine, session(), session({ user, expiresAt: 5 })])
        await stored.sessions.insert(one);
      const seen = async () => (await stored.sessions.list(user, 5)).map(({ lastSeenAt }) => lastSeenAt);
      expect(await seen()).toEqual([30, 20, 10]);
      await stored.sessions.removeOf(user, mine[2]?.key);
      expect(await seen()).toEqual([20]);
      await stored.sessions.removeOf(user);
      expect(await seen()).toEqual([]);
    });
  });

  describe('tokens', () => {
    it('are found by their digest, and one place of a user holds one', async () => {
      const one = token({ name: 'ü💡 $set {a.b: 1}', scopes: ['read', 'admin'], expiresAt: 99 });
      expect(await stored.tokens.insert(one)).toBe(true);
      expect(await stored.tokens.find(one.digest)).toEqual(one);
      expect(await stored.tokens.find('none')).toBeUndefined();
      const rivals = await atOnce(10, () => stored.tokens.insert(token({ user: one.user, place: 1 })));
      expect(winners(rivals)).toBe(1);
    });

    it('record their use, and end', async () => {
      const user = unique();
      const [first, second] = [
        token({ user, id: `a${unique()}` }),
        token({ user, id: `b${unique()}`, place: 1 }),
      ];
      await stored.tokens.insert(first);
      await stored.tokens.insert(second);
      await stored.tokens.noteUse(first.digest, 77);
      expect(await stored.tokens.list(user)).toEqual([second, { ...first, lastUsedAt: 77 }]);
      expect(await stored.tokens.remove(unique(), first.id)).toBe(false);
      expect(await stored.tokens.remove(user, first.id)).toBe(true);
      expect(await stored.tokens.remove(user, first.id)).toBe(false);
      await stored.tokens.noteUse(first.digest, 78);
      expect(await stored.tokens.find(first.digest)).toBeUndefined();
      await stored.tokens.removeAll(user);
      expect(await stored.tokens.list(user)).toEqual([]);
    });
  });

  describe('accounts', () => {
    it('are found by address and by user, and change their password', async () => {
      const one = account({ name: 'ü💡 $set {a.b: 1}' });
      expect(await stored.accounts.insert(one)).toBe(true);
      expect(await stored.accounts.find(one.email)).toEqual(one);
      expect(await stored.accounts.findOf(one.user)).toEqual(one);
      await stored.accounts.setPasswordHash(one.user, '$argon2id$y');
      expect((await stored.accounts.find(one.email))?.passwordHash).toBe('$argon2id$y');
      await stored.accounts.remove(one.user);
      expect(await stored.accounts.find(one.email)).toBeUndefined();
      expect(await stored.accounts.findOf(one.user)).toBeUndefined();
      expect(await stored.accounts.insert(account({ email: one.email }))).toBe(true);
    });

    it('are one per address and one per user, under concurrent tries', async () => {
      const { email } = account();
      expect(winners(await atOnce(10, () => stored.accounts.insert(account({ email }))))).toBe(1);
      const user = unique();
      expect(winners(await atOnce(10, () => stored.accounts.insert(account({ user }))))).toBe(1);
    });

    it('let a guest register or be claimed, never both', async () => {
      const user = unique();
      const [registered, claims] = await Promise.all([
        atOnce(5, () => stored.accounts.insert(account({ user }))),
        atOnce(5, (index) => stored.accounts.claim(user, `account ${index}`)),
      ]);
      expect(winners([...registered, ...claims])).toBe(1);
    });

    it('keep a claim for one account until it is released', async () => {
      const user = unique();
      expect(await stored.accounts.claim(user, 'a')).toBe(true);
      expect(await stored.accounts.claim(user, 'a')).toBe(true);
      expect(await stored.accounts.claim(user, 'b')).toBe(false);
      expect(await stored.accounts.findOf(user)).toBeUndefined();
      await stored.accounts.remove(user);
      expect(await stored.accounts.claim(user, 'b')).toBe(false);
      await stored.accounts.unclaim(user);
      expect(await stored.accounts.claim(user, 'b')).toBe(true);
    });
  });

  describe('merges and deletions', () => {
    it('are open until they are over, and begin once', async () => {
      const merge = { guest: unique(), into: unique(), at: 5 };
      await stored.merges.insert(merge);
      await stored.merges.insert({ ...merge, at: 6 });
      expect(await stored.merges.list()).toContainEqual(merge);
      await stored.merges.remove(merge);
      expect(await stored.merges.list()).not.toContainEqual(expect.objectContaining({ guest: merge.guest }));
    });

    it('leave a proof that does not name the user', async () => {
      const deletion = { user: unique(), at: 5 };
      await stored.deletions.insert(deletion);
      await stored.deletions.insert({ ...deletion, at: 6 });
      expect(await stored.deletions.list()).toContainEqual(deletion);
      expect(await stored.deletions.findProof(deletion.user)).toBeUndefined();
      await stored.deletions.finish(deletion, 9);
      await stored.deletions.finish(deletion, 9);
      expect(await stored.deletions.list()).toEqual([]);
      const proof = await stored.deletions.findProof(deletion.user);
      expect(proof).toMatchObject({ requestedAt: 5, erasedAt: 9 });
      expect(JSON.stringify(proof)).not.toContain(deletion.user);
    });
  });

  describe('work', () => {
    const record = (user: string) => ({
      id: unique(),
      user,
      slug: 'price-spread',
      challenge: { slug: 'price-spread', version: 1, digest: 'sha256:00' },
      language: 'python' as const,
      mode: 'run' as const,
      seed: '00',
      createdAt: 1,
      input: ODD_TEXT,
    });

    it('goes from one to another, submissions with their texts, orders and keys', async () => {
      const [from, to] = [unique(), unique()];
      const one = record(from);
      await stored.submissions.insert(one, [{ path: 'main.py', content: ODD_TEXT }]);
      const order = { submission: one.id, user: from, lane: 'grading-run' as const, createdAt: 1, work: '' };
      const waiting = newQueueEntry(order);
      await stored.queueEntries.insert(waiting);
      const key = { user: from, bodyDigest: 'd', submission: one.id, createdAt: 1 };
      await stored.keys.insert({ ...key, key: 'k' });
      await stored.keys.insert({ ...key, key: 'both' });
      await stored.keys.insert({ ...key, user: to, key: 'both', submission: 'own' });
      for (let again = 0; again < 2; again++) {
        await stored.submissions.moveAll(from, to);
        await stored.queueEntries.moveAll(from, to);
        await stored.keys.moveAll(from, to);
      }
      expect(await stored.submissions.list({ user: to, limit: 10 })).toEqual([{ ...one, user: to }]);
      expect(await stored.submissions.list({ user: from, limit: 10 })).toEqual([]);
      expect(await stored.queueEntries.find(one.id)).toEqual({ ...waiting, user: to });
      expect(await stored.keys.list(from)).toEqual([]);
      expect(await stored.keys.find(to, 'k')).toMatchObject({ submission: one.id });
      expect(await stored.keys.find(to, 'both')).toMatchObject({ submission: 'own' });
      await stored.keys.removeAll(to);
      expect(await stored.keys.list(to)).toEqual([]);
    });

    it('is erased with its files and endings, and with its permissions to read', async () => {
      const one = record(unique());
      await stored.submissions.insert(one, [{ path: 'main.py', content: 'x' }]);
      await stored.submissions.insertEnding({ submission: one.id, attempt: 1, at: 1, fault: 'x' });
      await stored.regrades.insert({ original: one.id, number: 1, submission: 's', by: 'r', at: 1 });
      await stored.regrades.allow(one.id, 'r');
      await stored.submissions.remove(one.id);
      await stored.regrades.removeOf(one.id);
      expect(await stored.submissions.find(one.id)).toBeUndefined();
      expect(await stored.submissions.listEndings(one.id)).toEqual([]);
      await expect(stored.submissions.getFiles(one.id)).rejects.toThrow('no files');
      expect(await stored.regrades.list(one.id)).toEqual([]);
      expect(await stored.regrades.mayRead(one.id, 'r')).toBe(false);
    });

    it('forgets an erased reviewer, not the regrades they ordered', async () => {
      const [original, reviewer] = [unique(), unique()];
      await stored.regrades.insert({ original, number: 1, submission: 's', by: reviewer, at: 1 });
      await stored.regrades.allow(original, reviewer);
      await stored.regrades.forget(reviewer);
      expect(await stored.regrades.mayRead(original, reviewer)).toBe(false);
      expect(await stored.regrades.list(original)).toMatchObject([{ submission: 's', by: '' }]);
    });
  });
});
