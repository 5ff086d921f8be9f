import { accountAccessSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearing, createToken, credentialsOf, logIn, register, whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const ADA = { subject: 'ada-1', name: 'Ada Lovelace', email: 'ada@example.org', emailVerified: true };
const START = '/api/v1/auth/oidc/start';
const CALLBACK = '/api/v1/auth/oidc/callback';

/** The cookies of one browser: the session, and a sign-in that is at the provider. */
class Browser {
  readonly client: TestClient = test.visitor();
  pending = '';

  /** The provider's page that a sign-in leads to. */
  async begin(next = '/me'): Promise<string> {
    const session = this.client.cookie;
    const answer = await this.client.open(`${START}?next=${encodeURIComponent(next)}`);
    this.client.cookie = session;
    const kept = answer.headers.getSetCookie().find((line) => line.startsWith('hone.oidc='));
    this.pending = kept?.split(';')[0] ?? '';
    return answer.headers.get('location') ?? '';
  }

  /** Where the callback leads. */
  async comeBack(query: string): Promise<string | null> {
    const session = this.client.cookie;
    this.client.cookie = [session, this.pending].filter(Boolean).join('; ');
    const answer = await this.client.open(`${CALLBACK}?${query}`);
    const fresh = answer.headers.getSetCookie().find((line) => line.startsWith('hone.sid=s'));
    this.client.cookie = fresh?.split(';')[0] ?? session;
    return answer.headers.get('location');
  }

  async signIn(person: typeof ADA | 'denied' = ADA, next?: string): Promise<string | null> {
    return this.comeBack(test.world.identityProvider.answer(await this.begin(next), person));
  }
}

async function signedIn(person: typeof ADA = ADA): Promise<Browser> {
  const browser = new Browser();
  expect(await browser.signIn(person)).toBe('/me');
  return browser;
}
const claim = (domain: string) => test.world.repositories.domains.claim(domain);

describe('signing in with an identity provider', () => {
  it('makes an account by issuer and subject, and finds it again', async () => {
    const first = await whoIs((await signedIn()).client);
    expect(first).toMatchObject({ guest: false, name: 'Ada Lovelace' });
    expect(first?.email).toBeUndefined();
    const again = await whoIs((await signedIn({ ...ADA, email: 'other@example.org', name: 'A' })).client);
    expect(again).toEqual(first);
    const other = await whoIs((await signedIn({ ...ADA, subject: 'ada-2' })).client);
    expect(other?.id).not.toBe(first?.id);
  });

  it('makes one account for many sign-ins at once', async () => {
    const browsers = await Promise.all(Array.from({ length: 5 }, () => signedIn()));
    const people = await Promise.all(browsers.map(({ client }) => whoIs(client)));
    expect(new Set(people.map((person) => person?.id)).size).toBe(1);
  });

  it('keeps what a guest did', async () => {
    const browser = new Browser();
    await browser.client.call('/api/v1/auth/guest', POST);
    const { id } = await test.submit(browser.client);
    await browser.signIn();
    expect(await test.get(browser.client, id)).toMatchObject({ id });
    expect(await whoIs(browser.client)).toMatchObject({ guest: false });
  });

  it('is completed by the next sign-in when a crash cut it short', async () => {
    const { users } = test.world.repositories;
    const settle = users.settle.bind(users);
    users.settle = () => Promise.reject(new Error('crash'));
    const browser = new Browser();
    expect(await browser.signIn()).toBeNull();
    users.settle = settle;
    expect(await whoIs((await signedIn()).client)).toMatchObject({ name: 'Ada Lovelace' });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:1'])(
    'never leads to another site: %s',
    async (next) => {
      expect(await new Browser().signIn(ADA, next)).toMatch(/^\/challenges$/);
    },
  );

  it('offers to sign out at the provider, too, and only those who signed in there', async () => {
    const { client } = await signedIn();
    const answer = await client.call('/api/v1/auth/logout', POST);
    expect(answer).toMatchObject({ status: 200, body: { signOutUrl: 'https://id.example.org/sign-out' } });
    expect(await whoIs(client)).toBeUndefined();
    await register(client, 'bob');
    expect((await client.call('/api/v1/auth/logout', POST)).status).toBe(204);
  });

  it('leaves nothing behind when the account is deleted', async () => {
    const { client } = await signedIn();
    expect((await client.call('/api/v1/me/delete', { json: {} })).status).toBe(204);
    expect(await test.world.repositories.identities.find('https://id.example.org', 'ada-1')).toBeUndefined();
  });
});

describe('an e-mail address from the provider', () => {
  it('links an account if it is verified and its domain is claimed', async () => {
    const owner = test.visitor();
    const { id } = await register(owner, 'ada');
    await test.world.repositories.users.confirmEmail(id, ADA.email);
    await claim('example.org');
    const { client } = await signedIn();
    expect((await whoIs(client))?.id).toBe(id);
    const access = await client.get(accountAccessSchema, '/api/v1/me/access');
    expect(access).toMatchObject({ password: true, identities: [{ issuer: 'https://id.example.org' }] });
    expect(await whoIs(owner)).toBeDefined();
  });

  it.each([
    ['not verified', 'example.org', { ...ADA, emailVerified: false }],
    ['of a domain that nobody claimed', 'example.com', ADA],
    ['of a subdomain', 'example.org', { ...ADA, email: 'ada@mail.example.org' }],
    ['with a line break', 'example.org', { ...ADA, email: 'ada@example.org\n' + '@example.org' }],
  ])('links nothing when it is %s', async (_what, domain, person) => {
    const { id } = await register(test.visitor(), 'ada');
    await claim(domain);
    const user = await whoIs((await signedIn(person)).client);
    expect(user?.id).not.toBe(id);
    expect(user?.email).toBeUndefined();
  });

  it('becomes that of a new account, which can get a password by mail', async () => {
    await claim('example.org');
    const { client } = await signedIn();
    expect(await client.get(accountAccessSchema, '/api/v1/me/access')).toMatchObject({
      email: 'ada@example.org',
      emailConfirmed: true,
      password: false,
    });
    const json = { current: 'x', next: 'quite another phrase' };
    expect((await client.call('/api/v1/me/password', { json })).body).toMatchObject({
      code: 'PASSWORD_NONE',
    });
    const login = { email: 'ada@example.org', password: 'undefined' };
    expect((await test.visitor().call('/api/v1/auth/login', { json: login })).status).toBe(401);
    expect((await test.visitor().call('/api/v1/auth/register', { json: credentialsOf('ada') })).status).toBe(
      409,
    );
  });

  it('takes over an account that a stranger registered with it', async () => {
    const stranger = test.visitor();
    const { id } = await register(stranger, 'ada');
    const { token } = await createToken(stranger, ['read']);
    await claim('example.org');
    expect((await whoIs((await signedIn()).client))?.id).toBe(id);
    expect(await whoIs(stranger)).toBeUndefined();
    expect((await stranger.call('/api/v1/me', { headers: bearing(token) })).status).toBe(401);
    await expect(logIn(test.visitor(), 'ada')).rejects.toThrow();
  });
});

describe('a sign-in that fails at the provider', () => {
  it('says so when somebody declines', async () => {
    const browser = new Browser();
    expect(await browser.signIn('denied')).toBe('/sign-in?failed=denied');
    expect(await whoIs(browser.client)).toBeUndefined();
  });

  it('says so when the provider does not respond', async () => {
    test.world.identityProvider.isUnavailable = true;
    expect(await new Browser().begin()).toBe('/sign-in?failed=unavailable');
  });

  it('rejects a code of another browser, a second use, and one without a start', async () => {
    const [ada, eve] = [new Browser(), new Browser()];
    const query = test.world.identityProvider.answer(await eve.begin(), { ...ADA, subject: 'eve-1' });
    await ada.begin();
    expect(await ada.comeBack(query)).toBe('/sign-in?failed=failed');
    expect(await new Browser().comeBack(query)).toBe('/sign-in?failed=expired');
    expect(await eve.comeBack(query)).toBe('/me');
    expect(await eve.comeBack(query)).toBe('/sign-in?failed=failed');
  });

  it('ends after ten minutes', async () => {
    const browser = new Browser();
    const query = test.world.identityProvider.answer(await browser.begin(), ADA);
    test.world.clock.advance(10 * 60_000);
    expect(await browser.comeBack(query)).toBe('/sign-in?failed=expired');
  });

  it('rejects a forged cookie', async () => {
    const browser = new Browser();
    const query = test.world.identityProvider.answer(await browser.begin(), ADA);
    for (const pending of ['hone.oidc=x', `${browser.pending}A`, 'hone.oidc=']) {
      browser.pending = pending;
      expect(await browser.comeBack(query)).toBe('/sign-in?failed=expired');
    }
  });
});

describe('claimed domains', () => {
  const call = (json: object, headers = test.operator) =>
    test.visitor().call('/api/v1/internal/domains', { json, headers });

  it('are claimed and released with the operator token', async () => {
    expect((await call({ domain: ' Example.ORG ', claim: true })).body).toEqual({ domains: ['example.org'] });
    expect((await call({ domain: 'example.org', claim: false })).body).toEqual({ domains: [] });
    expect((await call({ domain: 'example.org', claim: true }, {})).status).toBe(401);
  });

  it.each(['org', '*.example.org', 'a@example.org', 'example..org', '-a.org', ''])(
    'are domains: not %j',
    async (domain) => {
      expect(await call({ domain, claim: true })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'domain' }] },
      });
    },
  );
});
