import { accountAccessSchema, passwordLinkSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, credentialsOf, logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { createMemoryRateLimits } from '../../http/rate-limits.redis.js';

const HOUR_MS = 3600 * 1000;
const NEXT = 'quite another phrase';
let test: TestApi<MemoryDependencies>;

async function start(changes: Partial<MemoryDependencies> = {}) {
  // Their real values have a test of their own.
  const limits = createMemoryRateLimits({ factor: 1000 });
  test = await TestApi.start({ ...createMemoryDependencies(), limits, ...changes });
}
beforeEach(() => start());
afterEach(() => test.close());

/** Delivers what is due and returns the mails to an address, the newest last. */
async function mailsTo(email: string) {
  await test.api.services.passwordsByLink.idle();
  await test.api.services.deliverMails();
  return test.world.mailTransport.delivered.filter(({ to }) => to === email);
}
const tokenIn = (text: string | undefined): string => /#([\w-]+)/.exec(text ?? '')?.[1] ?? '';
const newestToken = async (email: string) => tokenIn((await mailsTo(email)).at(-1)?.text);

const forgot = (email: string, client: TestClient = test.visitor()) =>
  client.call('/api/v1/auth/forgot', { json: { email } });
const reset = (token: string, password = NEXT) =>
  test.visitor().call('/api/v1/auth/reset', { json: { token, password } });
const confirm = (token: string) => test.visitor().call('/api/v1/auth/confirm-email', { json: { token } });
const access = (client: TestClient) => client.get(accountAccessSchema, '/api/v1/me/access');

async function forgotten(word = 'ada'): Promise<string> {
  const { email } = credentialsOf(word);
  expect((await forgot(email)).status).toBe(202);
  return newestToken(email);
}

describe('a forgotten password', () => {
  it('is replaced by a link from a mail, and every session ends', async () => {
    const [here, there] = [test.visitor(), test.visitor()];
    await register(here, 'ada');
    await logIn(there, 'ada');
    const token = await forgotten();
    expect((await reset(token)).status).toBe(204);
    expect([await whoIs(here), await whoIs(there)]).toEqual([undefined, undefined]);
    const { email, password } = credentialsOf('ada');
    const login = (json: object) => test.visitor().call('/api/v1/auth/login', { json });
    expect((await login({ email, password })).status).toBe(401);
    expect((await login({ email, password: NEXT })).status).toBe(200);
    expect((await mailsTo(email)).at(-1)?.subject).toBe('Your Hone password was changed');
  });

  it('gets the same answer for an address without an account, and no mail', async () => {
    await register(test.visitor(), 'ada');
    const [known, unknown] = [await forgot('ada@example.org'), await forgot('nobody@example.org')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(await mailsTo('nobody@example.org')).toEqual([]);
  });

  it('keeps only a digest of the link in the database', async () => {
    await register(test.visitor(), 'ada');
    const token = await forgotten();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const digest = await import('node:crypto').then(({ createHash }) =>
      createHash('sha256').update(token).digest('base64url'),
    );
    const link = await test.world.repositories.accountLinks.find(digest);
    expect(link).toMatchObject({ purpose: 'reset', email: 'ada@example.org' });
    expect(JSON.stringify(link)).not.toContain(token);
  });

  it('sends no more than three valid links, however often somebody asks', async () => {
    await register(test.visitor(), 'ada');
    await Promise.all(Array.from({ length: 100 }, () => forgot('ada@example.org')));
    const links = (await mailsTo('ada@example.org')).filter(({ subject }) => subject.startsWith('Set a'));
    expect(links).toHaveLength(3);
    test.world.clock.advance(HOUR_MS);
    expect(await forgotten()).not.toBe('');
  });

  it('cannot be set on a site without mail, which says so for every address', async () => {
    await test.close();
    await start({ mailTransport: undefined as never });
    await register(test.visitor(), 'ada');
    for (const email of ['ada@example.org', 'nobody@example.org'])
      expect(await forgot(email)).toMatchObject({ status: 409, body: { code: 'MAIL_OFF' } });
  });

  it('leaves no token behind that somebody made before the address was confirmed', async () => {
    const stranger = test.visitor();
    await register(stranger, 'ada');
    const { token: secret } = await createToken(stranger, ['read']);
    const isOpen = async () => (await test.visitor().call('/api/v1/me', { headers: bearing(secret) })).status;
    expect(await isOpen()).toBe(200);
    await reset(await forgotten());
    expect(await isOpen()).toBe(401);
  });
});

describe('a link for a new password', () => {
  it('works once: of many who race with it, one wins', async () => {
    await register(test.visitor(), 'ada');
    const token = await forgotten();
    const tries = await Promise.all(Array.from({ length: 6 }, (_, i) => reset(token, `${NEXT} ${i}`)));
    expect(tries.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404, 404]);
    expect(await reset(token)).toMatchObject({ status: 404, body: { code: 'LINK_INVALID' } });
  });

  it('takes the other links with it', async () => {
    await register(test.visitor(), 'ada');
    const [first, second] = [await forgotten(), await forgotten()];
    await reset(second);
    expect((await reset(first)).status).toBe(404);
  });

  it('ends after an hour', async () => {
    await register(test.visitor(), 'ada');
    const token = await forgotten();
    test.world.clock.advance(HOUR_MS);
    expect(await reset(token)).toMatchObject({ status: 404, body: { code: 'LINK_INVALID' } });
  });

  it('still works after a password that is too easy', async () => {
    await register(test.visitor(), 'ada');
    const token = await forgotten();
    expect(await reset(token, 'password123')).toMatchObject({
      status: 422,
      body: { code: 'PASSWORD_WEAK', errors: [{ path: 'password' }] },
    });
    expect((await reset(token)).status).toBe(204);
  });

  it.each(['', 'guessed', 'A'.repeat(43), 'A'.repeat(201), '../../etc/passwd\0'])(
    'is not found by guessing: %j',
    async (token) => {
      await register(test.visitor(), 'ada');
      await forgotten();
      expect([404, 422]).toContain((await reset(token)).status);
      await logIn(test.visitor(), 'ada');
    },
  );

  it('does not confirm an address, and a link that confirms sets no password', async () => {
    await register(test.visitor(), 'ada');
    const confirmation = await newestToken('ada@example.org');
    expect((await reset(confirmation)).status).toBe(404);
    expect((await confirm(await forgotten())).status).toBe(404);
  });

  it('is made for an admin on the command line, and confirms no address', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    const call = (email: string, headers = test.operator) =>
      test.visitor().call('/api/v1/internal/password-links', { json: { email }, headers });
    const made = await call('ada@example.org');
    const { url } = passwordLinkSchema.parse(made.body);
    expect(url).toMatch(/^https:\/\/hone\.example\.org\/reset-password#[\w-]{43}$/);
    expect((await reset(tokenIn(url))).status).toBe(204);
    await client.call('/api/v1/auth/login', { json: { email: 'ada@example.org', password: NEXT } });
    expect(await access(client)).toMatchObject({ emailConfirmed: false });
    expect(await call('nobody@example.org')).toMatchObject({
      status: 404,
      body: { code: 'ACCOUNT_NOT_FOUND' },
    });
    expect((await call('ada@example.org', {})).status).toBe(401);
  });
});

describe('an e-mail address', () => {
  const change = (client: TestClient, email: string, password = credentialsOf('ada').password) =>
    client.call('/api/v1/me/email', { json: { email, password } });

  it('is confirmed by the link that follows a registration', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    expect(await access(client)).toMatchObject({
      email: 'ada@example.org',
      emailConfirmed: false,
      password: true,
    });
    expect(await confirm(await newestToken('ada@example.org'))).toMatchObject({
      status: 200,
      body: { email: 'ada@example.org' },
    });
    expect(await access(client)).toMatchObject({ emailConfirmed: true });
  });

  it('changes when the new one is confirmed, and the old one is notified', async () => {
    const client = test.visitor();
    const { id } = await register(client, 'ada');
    expect((await change(client, 'grace@example.org')).status).toBe(202);
    expect((await whoIs(client))?.email).toBe('ada@example.org');
    const token = await newestToken('grace@example.org');
    expect((await confirm(token)).body).toEqual({ email: 'grace@example.org' });
    expect(await whoIs(client)).toMatchObject({ id, email: 'grace@example.org' });
    expect((await mailsTo('ada@example.org')).at(-1)?.subject).toContain('new e-mail address');
    const { password } = credentialsOf('ada');
    const login = (email: string) => test.visitor().call('/api/v1/auth/login', { json: { email, password } });
    expect((await login('ada@example.org')).status).toBe(401);
    expect((await login('grace@example.org')).body).toMatchObject({ user: { id } });
    expect((await confirm(token)).status).toBe(404);
    await register(test.visitor(), 'ada');
  });

  it('is completed by the janitor when a crash cut the change short', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    await change(client, 'grace@example.org');
    const { users } = test.world.repositories;
    const confirmEmail = users.confirmEmail.bind(users);
    users.confirmEmail = () => Promise.reject(new Error('crash'));
    expect((await confirm(await newestToken('grace@example.org'))).status).toBe(500);
    users.confirmEmail = confirmEmail;
    await test.api.services.settlePeople();
    expect((await whoIs(client))?.email).toBe('grace@example.org');
    expect(await test.world.repositories.addressMoves.list()).toEqual([]);
  });

  it('of somebody else is not taken, not even when they register before the link is opened', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    await register(test.visitor(), 'bob');
    expect(await change(client, 'bob@example.org')).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_EXISTS', errors: [{ path: 'email' }] },
    });
    await change(client, 'eve@example.org');
    const token = await newestToken('eve@example.org');
    await register(test.visitor(), 'eve');
    expect((await confirm(token)).status).toBe(409);
    expect((await whoIs(client))?.email).toBe('ada@example.org');
  });

  it.each([
    ['email', { email: 'eve@example.org\nBcc: x@example.org' }, 'REQUEST_INVALID'],
    ['email', { email: 'eve@example.org, x@example.org' }, 'REQUEST_INVALID'],
    ['password', { email: 'eve@example.org', password: 'wrong' }, 'PASSWORD_WRONG'],
    ['password', { email: 'eve@example.org' }, 'PASSWORD_WRONG'],
  ])('names the field that is wrong: %s of %j', async (path, json, code) => {
    const client = test.visitor();
    await register(client, 'ada');
    const answer = await client.call('/api/v1/me/email', { json });
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ path }] } });
    expect(await mailsTo('eve@example.org')).toEqual([]);
  });

  it('belongs to accounts in a browser', async () => {
    const guest = await test.guest();
    expect((await change(guest, 'eve@example.org')).body).toMatchObject({ code: 'ACCOUNT_NEEDED' });
    expect((await test.visitor().call('/api/v1/me/email/confirmation', POST)).status).toBe(401);
  });

  it('gets another link when the first is lost, three at most', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    const again = () => client.call('/api/v1/me/email/confirmation', POST);
    const statuses = [await again(), await again(), await again()].map(({ status }) => status);
    expect(statuses).toEqual([202, 202, 429]);
  });

  it('leaves nothing behind when the account is deleted', async () => {
    const client = test.visitor();
    await register(client, 'ada');
    const token = await forgotten();
    await client.call('/api/v1/me/delete', { json: { password: credentialsOf('ada').password } });
    expect((await reset(token)).status).toBe(404);
  });
});
