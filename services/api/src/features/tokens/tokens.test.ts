import { tokenScopeSchema, type TokenScope } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bearing, createToken, register } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { OPERATIONS } from '../docs/paths.js';
import { createSecret, digestOfSecret } from './secret.js';

const DAY_MS = 24 * 3600 * 1000;
let test: TestApi<MemoryDependencies>;
let owner: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  owner = test.visitor();
  await register(owner, 'ada');
});
afterEach(() => test.close());

const by = (token: string, path: string, call: object = {}) =>
  test.visitor().call(path, { ...call, headers: bearing(token) });
const codeOf = (body: unknown): unknown => (body as { code?: unknown } | undefined)?.code;

describe('an API token', () => {
  it('is shown once, stored as a digest, and listed without its secret', async () => {
    const { token, id } = await createToken(owner, ['read']);
    expect(token).toMatch(/^hone_[0-9A-Za-z]{32}$/);
    const { body } = await owner.call('/api/v1/tokens');
    expect(body).toMatchObject({ items: [{ id, name: 'script', scopes: ['read'], lastUsedAt: null }] });
    expect(JSON.stringify(body)).not.toContain(token);
    const [kept] = await test.world.repositories.tokens.list((await ownerId()) ?? '');
    expect(JSON.stringify(kept)).not.toContain(token.slice(5));
  });

  it('identifies its owner: a cookie sent with it does not count', async () => {
    const { token } = await createToken(owner, ['read']);
    const guest = await test.guest();
    const { body } = await guest.call('/api/v1/me', { headers: bearing(token) });
    expect(body).toMatchObject({ user: { email: 'ada@example.org' } });
  });

  it.each([
    'hone_unknownunknownunknownunknown00',
    'hone_',
    'x',
    '',
    'hone_\u00e9',
    'hone_unknownunknownunknownunknown00 more',
  ])('that is invalid is rejected everywhere, even with a good cookie: %j', async (token) => {
    for (const path of ['/api/v1/me', '/api/v1/challenges', '/api/v1/submissions', '/api/v1/nowhere']) {
      const answer = await owner.call(path, { headers: bearing(token) });
      expect(answer).toMatchObject({ status: 401, body: { code: 'AUTH_TOKEN_INVALID' } });
    }
  });

  it('ends when it is revoked, or when its time is over', async () => {
    const revoked = await createToken(owner, ['read']);
    const expiring = await createToken(owner, ['read'], { expiresInDays: 1 });
    expect((await by(revoked.token, '/api/v1/me')).status).toBe(200);
    const path = `/api/v1/tokens/${revoked.id}`;
    expect((await owner.call(path, { method: 'DELETE' })).status).toBe(204);
    expect((await by(revoked.token, '/api/v1/me')).status).toBe(401);
    expect(await owner.call(path, { method: 'DELETE' })).toMatchObject({ status: 404 });
    test.world.clock.advance(DAY_MS - 1);
    expect((await by(expiring.token, '/api/v1/me')).status).toBe(200);
    test.world.clock.advance(1);
    expect((await by(expiring.token, '/api/v1/me')).status).toBe(401);
  });

  it('belongs to its owner: others cannot revoke it', async () => {
    const { id } = await createToken(owner, ['read']);
    const other = test.visitor();
    await register(other, 'bob');
    const answer = await other.call(`/api/v1/tokens/${id}`, { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'TOKEN_NOT_FOUND' } });
    expect((await other.call('/api/v1/tokens')).body).toMatchObject({ items: [] });
  });

  it('notes its last use once a minute', async () => {
    const { token } = await createToken(owner, ['read']);
    const { tokens } = test.world.repositories;
    const noteUse = tokens.noteUse.bind(tokens);
    let notes = 0;
    tokens.noteUse = (digest, at) => {
      notes += 1;
      return noteUse(digest, at);
    };
    for (let i = 0; i < 5; i++) await by(token, '/api/v1/me');
    expect(notes).toBe(1);
    test.world.clock.advance(60_000);
    await by(token, '/api/v1/me');
    expect(notes).toBe(2);
  });

  it('is not for guests, and limited to fifty per account, even for simultaneous requests', async () => {
    const json = { name: 'x', scopes: ['read'] };
    const guest = await (await test.guest()).call('/api/v1/tokens', { json });
    expect(guest).toMatchObject({ status: 403, body: { code: 'ACCOUNT_NEEDED' } });
    const user = await test.world.repositories.users.find((await ownerId()) ?? '');
    if (user === undefined) throw new Error('nobody');
    const { tokens } = test.api.services;
    const wanted = { name: 'x', scopes: ['read' as const] };
    const made = await Promise.allSettled(Array.from({ length: 60 }, () => tokens.create(user, wanted)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
    const answer = await owner.call('/api/v1/tokens', { json });
    expect(answer).toMatchObject({ status: 409, body: { code: 'TOKEN_TOO_MANY' } });
  });

  it('is known to the live gateway when it may read', async () => {
    const reading = await createToken(owner, ['read']);
    const writing = await createToken(owner, ['submit', 'drafts', 'admin']);
    const authenticate = (token: string) => test.api.authenticator.authenticate({ token });
    expect(await authenticate(reading.token)).toEqual({ user: await ownerId() });
    expect(await authenticate(writing.token)).toBeUndefined();
    expect(await authenticate('hone_nothing')).toBeUndefined();
    const both = { token: 'hone_nothing', cookie: owner.cookie };
    expect(await test.api.authenticator.authenticate(both)).toBeUndefined();
  });
});

describe('the token of a request', () => {
  it('can be revoked by its holder, and no other can', async () => {
    const [mine, other] = [await createToken(owner, ['submit']), await createToken(owner, ['read'])];
    expect((await by(mine.token, '/api/v1/tokens/current', { method: 'DELETE' })).status).toBe(204);
    expect(await by(mine.token, '/api/v1/tokens/current', { method: 'DELETE' })).toMatchObject({
      status: 401,
      body: { code: 'AUTH_TOKEN_INVALID' },
    });
    expect((await by(other.token, '/api/v1/me')).status).toBe(200);
    expect(await owner.call('/api/v1/tokens/current', { method: 'DELETE' })).toMatchObject({
      status: 404,
      body: { code: 'TOKEN_NOT_FOUND' },
    });
  });
});

describe('scopes', () => {
  const routes: readonly (readonly [string, string, TokenScope])[] = [
    ['GET', '/me', 'read'],
    ['GET', '/me/sessions', 'read'],
    ['GET', '/tokens', 'read'],
    ['GET', '/challenges', 'read'],
    ['GET', '/challenges/price-spread', 'read'],
    ['GET', '/challenges/price-spread/aids', 'read'],
    ['GET', '/challenges/price-spread/editorial', 'read'],
    ['GET', '/challenges/price-spread/approaches?language=python', 'read'],
    ['GET', '/submissions', 'read'],
    ['GET', '/submissions/x', 'read'],
    ['GET', '/submissions/x/files', 'read'],
    ['GET', '/submissions/x/events', 'read'],
    ['GET', '/drafts/price-spread?language=python', 'read'],
    ['POST', '/auth/guest', 'read'],
    ['POST', '/submissions', 'submit'],
    ['POST', '/submissions/x/cancel', 'submit'],
    ['PUT', '/drafts/price-spread', 'drafts'],
    ['POST', '/challenges/price-spread/hints/next', 'drafts'],
    ['POST', '/challenges/price-spread/give-up', 'drafts'],
  ];

  it('open their routes and no other', async () => {
    for (const scope of tokenScopeSchema.options) {
      const { token } = await createToken(owner, [scope]);
      for (const [method, path, needed] of routes) {
        const { status, body } = await by(token, `/api/v1${path}`, { method });
        const denied = status === 403 && codeOf(body) === 'AUTH_SCOPE_MISSING';
        expect([scope, method, path, denied]).toEqual([scope, method, path, scope !== needed]);
      }
    }
  });

  it('are required by every route of the document', async () => {
    const { token } = await createToken(owner, ['admin']);
    const open: string[] = [];
    // The holder of a token may revoke it.
    const others = OPERATIONS.filter(({ path }) => path !== '/api/v1/tokens/current');
    for (const { method, path } of others.filter((operation) => operation.path.startsWith('/api/v1/'))) {
      const call = { method: method.toUpperCase() };
      const { status, body } = await by(token, path.replace(/\{[^}]+\}/g, 'x'), call);
      const isDenied = status === 403 && /^AUTH_(SCOPE_MISSING|SESSION_NEEDED)$/.test(String(codeOf(body)));
      if (!isDenied) open.push(`${method} ${path}: ${status} ${String(codeOf(body))}`);
    }
    expect(open).toEqual([]);
  });

  it('of a role open what the role may do, and only together with the act', async () => {
    const path = '/api/v1/submissions/x/regrade';
    for (const scopes of [['submit'], ['admin'], ['read', 'drafts']] as const) {
      const { token } = await createToken(owner, scopes);
      expect(await by(token, path, POST)).toMatchObject({ body: { code: 'AUTH_SCOPE_MISSING' } });
    }
    const { token } = await createToken(owner, ['submit', 'admin']);
    expect(await by(token, path, POST)).toMatchObject({ body: { code: 'SUBMISSION_NOT_FOUND' } });
  });

  it.each([
    ['POST', '/auth/register'],
    ['POST', '/auth/login'],
    ['POST', '/auth/logout'],
    ['PATCH', '/me'],
    ['POST', '/me/password'],
    ['POST', '/me/delete'],
    ['GET', '/me/export'],
    ['DELETE', '/me/sessions/x'],
    ['POST', '/me/sessions/end-others'],
    ['POST', '/tokens'],
    ['DELETE', '/tokens/x'],
  ])('none opens what only the person at the browser may do: %s %s', async (method, path) => {
    const { token } = await createToken(owner, [...tokenScopeSchema.options]);
    const answer = await by(token, `/api/v1${path}`, { method });
    expect(answer).toMatchObject({ status: 403, body: { code: 'AUTH_SESSION_NEEDED' } });
  });

  it('let a token make a change from another site, as programs do', async () => {
    const { token } = await createToken(owner, ['submit']);
    const headers = { ...bearing(token), 'sec-fetch-site': 'cross-site', origin: 'https://ci.example' };
    const answer = await test.visitor().call('/api/v1/submissions/x/cancel', { ...POST, headers });
    expect(answer).toMatchObject({ status: 404, body: { code: 'SUBMISSION_NOT_FOUND' } });
  });
});

describe('a secret', () => {
  it('has a digest when it is well-formed, and anything else has none', () => {
    expect(digestOfSecret(createSecret())).toMatch(/^[\w-]{43}$/);
    fc.assert(fc.property(fc.string(), (text) => digestOfSecret(text) === undefined));
  });
});

async function ownerId(): Promise<string | undefined> {
  const { body } = await owner.call('/api/v1/me');
  return (body as { user: { id: string } | null }).user?.id;
}
