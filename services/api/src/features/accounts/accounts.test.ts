import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialsOf, logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

describe('registering', () => {
  it('makes an account, signs in, and never shows the hash', async () => {
    const client = test.visitor();
    const user = await register(client, 'ada');
    expect(user).toMatchObject({ guest: false, email: 'ada@example.org', name: 'Person ada', roles: [] });
    expect(await whoIs(client)).toEqual(user);
    const account = await test.world.repositories.accounts.find('ada@example.org');
    expect(account?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify(await test.world.repositories.users.find(user.id))).not.toContain('argon2');
  });

  it('keeps the guest who registers: id and work stay, the session id changes', async () => {
    const client = await test.guest();
    const guest = await whoIs(client);
    const submitted = await test.submit(client);
    const before = client.cookie;
    const user = await register(client, 'ada');
    expect(user.id).toBe(guest?.id);
    expect(await test.get(client, submitted.id)).toMatchObject({ id: submitted.id });
    expect(client.cookie).not.toBe(before);
    const thief = test.visitor();
    thief.cookie = before;
    expect(await whoIs(thief)).toBeUndefined();
  });

  it('takes an address once, however it is spelled', async () => {
    await register(test.visitor(), 'ada');
    const json = { ...credentialsOf('ada'), email: ' ADA@Example.ORG ' };
    const answer = await test.visitor().call('/api/v1/auth/register', { json });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_EXISTS', errors: [{ path: 'email' }] },
    });
  });

  it('gives an address to only one of many simultaneous requests', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        test.visitor().call('/api/v1/auth/register', { json: credentialsOf('ada') }),
      ),
    );
    const statuses = tries.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  });

  it('makes two users of a guest who registers twice at the same time', async () => {
    const client = await test.guest();
    const twin = test.visitor();
    twin.cookie = client.cookie;
    const users = await Promise.all([register(client, 'ada'), register(twin, 'bob')]);
    expect(users[0]?.id).not.toBe(users[1]?.id);
  });

  it('is completed by the first login when a crash cut it short', async () => {
    const { users } = test.world.repositories;
    const settle = users.settle.bind(users);
    users.settle = () => Promise.reject(new Error('crash'));
    const client = await test.guest();
    const guest = await whoIs(client);
    const answer = await client.call('/api/v1/auth/register', { json: credentialsOf('ada') });
    expect(answer.status).toBe(500);
    users.settle = settle;
    const user = await logIn(client, 'ada');
    expect(user).toMatchObject({ id: guest?.id, guest: false, email: 'ada@example.org' });
  });

  it.each([
    ['password', { password: 'password123' }, 'PASSWORD_WEAK'],
    ['password', { password: 'ada' }, 'REQUEST_INVALID'],
    ['email', { email: 'not an address' }, 'REQUEST_INVALID'],
    ['name', { name: 'a\u202eb' }, 'REQUEST_INVALID'],
    ['admin', { admin: true }, 'REQUEST_INVALID'],
  ])('names the field that is wrong: %s', async (path, change, code) => {
    const json = { ...credentialsOf('ada'), ...change };
    const answer = await test.visitor().call('/api/v1/auth/register', { json });
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ path }] } });
  });
});

describe('signing in', () => {
  it('answers an unknown address like a wrong password', async () => {
    await register(test.visitor(), 'ada');
    const call = async (email: string) => {
      const json = { email, password: 'wrong' };
      const { status, body } = await test.visitor().call('/api/v1/auth/login', { json });
      const { requestId: _requestId, ...problem } = body as { requestId: string };
      return { status, problem };
    };
    const wrong = await call('ada@example.org');
    expect(wrong).toMatchObject({ status: 401, problem: { code: 'AUTH_INVALID' } });
    expect(await call('nobody@example.org')).toEqual(wrong);
  });

  it('starts a new session each time, and signing out ends only that one', async () => {
    const [one, other] = [test.visitor(), test.visitor()];
    await register(one, 'ada');
    await logIn(other, 'ada');
    const kept = other.cookie;
    const answer = await other.call('/api/v1/auth/logout', POST);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^hone\.sid=; Path=\/; Expires=Thu, 01 Jan 1970/);
    other.cookie = kept;
    expect(await whoIs(other)).toBeUndefined();
    expect((await whoIs(one))?.email).toBe('ada@example.org');
    expect((await test.visitor().call('/api/v1/auth/logout', POST)).status).toBe(204);
  });

  it('is rejected for a minute after ten tries for an address, from anywhere, but not for good', async () => {
    await register(test.visitor(), 'ada');
    const json = { email: 'ada@example.org', password: 'wrong' };
    for (let i = 0; i < 10; i++) await test.visitor().call('/api/v1/auth/login', { json });
    const answer = await test.visitor().call('/api/v1/auth/login', { json });
    expect(answer).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await register(test.visitor(), 'bob');
    await logIn(test.visitor(), 'bob');
  });

  it('and registering are rejected from another site', async () => {
    const headers = { origin: 'https://evil.example' };
    for (const path of ['/api/v1/auth/login', '/api/v1/auth/register', '/api/v1/auth/logout']) {
      const answer = await test.visitor().call(path, { json: credentialsOf('ada'), headers });
      expect(answer).toMatchObject({ status: 403, body: { code: 'REQUEST_CROSS_SITE' } });
    }
  });

  it.each(['PATCH', 'DELETE', 'PUT'])('a change by %s is rejected from another site, too', async (method) => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await test.visitor().call('/api/v1/me', { method, json: {}, headers });
    expect(answer).toMatchObject({ status: 403, body: { code: 'REQUEST_CROSS_SITE' } });
  });
});

describe('a profile', () => {
  it('changes the name of accounts and guests', async () => {
    for (const client of [await test.guest(), test.visitor()]) {
      if (client.cookie === undefined) await register(client, 'ada');
      const answer = await client.call('/api/v1/me', { method: 'PATCH', json: { name: ' Grace ' } });
      expect(answer).toMatchObject({ status: 200, body: { user: { name: 'Grace' } } });
      expect((await whoIs(client))?.name).toBe('Grace');
    }
    const answer = await test.visitor().call('/api/v1/me', { method: 'PATCH', json: { name: 'x' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'AUTH_REQUIRED' } });
  });

  it('changes the password, which ends every other session and gives this one a new id', async () => {
    const [here, there] = [test.visitor(), test.visitor()];
    await register(here, 'ada');
    await logIn(there, 'ada');
    const before = here.cookie;
    const json = { current: credentialsOf('ada').password, next: 'quite another phrase' };
    expect((await here.call('/api/v1/me/password', { json })).status).toBe(204);
    expect(here.cookie).not.toBe(before);
    expect(await whoIs(there)).toBeUndefined();
    expect((await whoIs(here))?.email).toBe('ada@example.org');
    const old = await there.call('/api/v1/auth/login', {
      json: { email: 'ada@example.org', password: json.current },
    });
    expect(old.status).toBe(401);
    const fresh = { email: 'ada@example.org', password: json.next };
    expect((await there.call('/api/v1/auth/login', { json: fresh })).status).toBe(200);
  });

  it.each([
    ['current', { current: 'wrong', next: 'quite another phrase' }, 'PASSWORD_WRONG'],
    ['next', { current: 'plum otter drifts 9', next: 'letmein123' }, 'PASSWORD_WEAK'],
    ['next', { current: 'plum otter drifts 9', next: 'short' }, 'REQUEST_INVALID'],
  ])('keeps the password when %s is wrong', async (path, json, code) => {
    const client = test.visitor();
    await register(client, 'ada');
    const answer = await client.call('/api/v1/me/password', { json });
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ path }] } });
    await logIn(test.visitor(), 'ada');
  });

  it('has no password to change without an account', async () => {
    const json = { current: 'x', next: 'quite another phrase' };
    const answer = await (await test.guest()).call('/api/v1/me/password', { json });
    expect(answer).toMatchObject({ status: 403, body: { code: 'ACCOUNT_NEEDED' } });
  });
});
