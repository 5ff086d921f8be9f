import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

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

  it('is told to nobody without it', async () => {
    const visitor = test.visitor();
    expect(await visitor.call('/api/v1/me')).toMatchObject({ status: 200, body: { user: null } });
    expect(visitor.cookie).toBeUndefined();
    visitor.cookie = `${(await test.guest()).cookie}x`;
    expect((await visitor.call('/api/v1/me')).body).toEqual({ user: null });
  });

  it('refuses fields that it does not know', async () => {
    const answer = await test.visitor().call('/api/v1/auth/guest', { json: { name: 'x' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } });
  });

  it('ends after a year', async () => {
    const client = await test.guest();
    test.world.clock.advance(366 * 24 * 3600 * 1000);
    expect((await client.call('/api/v1/me')).body).toEqual({ user: null });
    expect(await test.world.repositories.sessions.sweep(test.world.clock.now())).toBe(1);
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
