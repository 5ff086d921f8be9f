import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountSessionSchema, type AccountSession } from '@hone/contracts';
import { z } from 'zod';
import { credentialsOf, logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const DAY_MS = 24 * 3600 * 1000;

describe('a guest session', () => {
  it('begins with a cookie that scripts and other sites cannot use', async () => {
    const answer = await test.visitor().call('/api/v1/auth/guest', POST);
    expect(answer).toMatchObject({ status: 201, body: { user: { guest: true, roles: [], name: 'Guest' } } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^hone\.sid=s%3A[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
  });

  it('stays the same when it is asked for again', async () => {
    const client = await test.guest();
    const me = await client.call('/api/v1/me');
    expect((await client.call('/api/v1/auth/guest', POST)).body).toEqual(me.body);
  });

  it('is visible to nobody without its cookie', async () => {
    const visitor = test.visitor();
    expect(await visitor.call('/api/v1/me')).toMatchObject({ status: 200, body: { user: null } });
    expect(visitor.cookie).toBeUndefined();
    visitor.cookie = `${(await test.guest()).cookie}x`;
    expect((await visitor.call('/api/v1/me')).body).toEqual({ user: null });
  });

  it('rejects unknown fields', async () => {
    const answer = await test.visitor().call('/api/v1/auth/guest', { json: { name: 'x' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } });
  });

  it('ends after thirty days without use, as its cookie does', async () => {
    const client = test.visitor();
    const answer = await client.call('/api/v1/auth/guest', POST);
    const cookieEnds = Date.parse(/Expires=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '');
    expect(Math.round((cookieEnds - Date.now()) / DAY_MS)).toBe(30);
    test.world.clock.advance(30 * DAY_MS - 1);
    expect((await client.call('/api/v1/me')).body).toMatchObject({ user: { guest: true } });
    test.world.clock.advance(30 * DAY_MS);
    expect((await client.call('/api/v1/me')).body).toEqual({ user: null });
    expect(await test.world.repositories.sessions.sweep(test.world.clock.now())).toBe(1);
  });
});

describe('the session of an account', () => {
  it('ends after a year without use', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    test.world.clock.advance(364 * DAY_MS);
    expect(await whoIs(client)).toBeDefined();
    test.world.clock.advance(366 * DAY_MS);
    expect(await whoIs(client)).toBeUndefined();
  });

  it('lasts a year from a guest’s registration', async () => {
    const client = await test.guest();
    await register(client, 'ada');
    test.world.clock.advance(364 * DAY_MS);
    expect(await whoIs(client)).toBeDefined();
  });
});

describe('a session', () => {
  const list = async (client: TestClient): Promise<AccountSession[]> =>
    (await client.get(z.object({ items: z.array(accountSessionSchema) }), '/api/v1/me/sessions')).items;

  it('lasts as long as it is used, and its cookie with it', async () => {
    const client = await test.guest();
    for (let month = 0; month < 14; month++) {
      test.world.clock.advance(29 * DAY_MS);
      const answer = await client.call('/api/v1/me');
      expect(answer.body).toMatchObject({ user: { guest: true } });
      expect(answer.headers.get('set-cookie')).toMatch(/^hone\.sid=/);
    }
  });

  it('is written at most every five minutes', async () => {
    const client = await test.guest();
    const { sessions } = test.world.repositories;
    const noteUse = sessions.noteUse.bind(sessions);
    let notes = 0;
    sessions.noteUse = (...note) => {
      notes += 1;
      return noteUse(...note);
    };
    for (let i = 0; i < 3; i++) await client.call('/api/v1/me');
    expect(notes).toBe(0);
    test.world.clock.advance(5 * 60_000);
    for (let i = 0; i < 3; i++) await client.call('/api/v1/me');
    expect(notes).toBe(1);
    const [session] = await list(client);
    expect(session?.lastSeenAt).toBe(new Date(test.world.clock.now()).toISOString());
  });

  it('that ended during a request does not come back with its end', async () => {
    const client = await test.guest();
    test.world.clock.advance(DAY_MS);
    const { sessions, users } = test.world.repositories;
    const find = users.find.bind(users);
    users.find = async (id) => {
      await sessions.removeOf(id);
      return find(id);
    };
    await client.call('/api/v1/me');
    users.find = find;
    expect(await whoIs(client)).toBeUndefined();
  });

  it('is listed with the others of its user, says where it is, and can end them', async () => {
    const [here, there, elsewhere] = [test.visitor(), test.visitor(), test.visitor()];
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await register(here, 'ada');
    const { email, password } = credentialsOf('ada');
    const headers = { 'user-agent': agent };
    await there.call('/api/v1/auth/login', { json: { email, password }, headers });
    await logIn(elsewhere, 'ada');
    const sessions = await list(here);
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, false, true]);
    const firefox = sessions.find(({ client }) => client === 'Firefox on Linux');
    const stranger = await test.guest();
    const end = (client: TestClient) =>
      client.call(`/api/v1/me/sessions/${firefox?.id ?? ''}`, { method: 'DELETE' });
    expect(await end(stranger)).toMatchObject({ status: 404, body: { code: 'SESSION_NOT_FOUND' } });
    expect((await end(here)).status).toBe(204);
    expect(await whoIs(there)).toBeUndefined();
    expect((await here.call('/api/v1/me/sessions/end-others', POST)).status).toBe(204);
    expect(await whoIs(elsewhere)).toBeUndefined();
    expect(await list(here)).toMatchObject([{ current: true }]);
  });

  it('that cannot be read is reported as an internal failure', async () => {
    const client = await test.guest();
    test.world.repositories.sessions.find = () => Promise.reject(new Error('away'));
    expect(await client.call('/api/v1/me')).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
  });

  it('is listed for its user only', async () => {
    expect((await test.visitor().call('/api/v1/me/sessions')).status).toBe(401);
  });
});

describe('the authenticator of the live gateway', () => {
  it('knows a cookie as HTTP does, directly and over the internal route', async () => {
    const client = await test.guest();
    const { user } = (await client.call('/api/v1/me')).body as { user: { id: string } };
    const cookie = `a=b; ${client.cookie}`;
    expect(await test.api.authenticator.authenticate({ cookie })).toEqual({ user: user.id });
    const path = '/api/v1/internal/session';
    const answer = await test.visitor().call(path, { json: { cookie }, headers: test.service });
    expect(answer.body).toEqual({ user: user.id });
  });

  it.each([undefined, '', 'hone.sid=s%3Aforged.signature', 'hone.sid=plain'])(
    'knows nobody by %j',
    async (cookie) => {
      expect(await test.api.authenticator.authenticate({ cookie })).toBeUndefined();
    },
  );
});
