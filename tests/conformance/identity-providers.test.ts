import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityProvider } from '../../services/api/src/features/oidc/identity-provider.js';
import { createOpenIdProvider } from '../../services/api/src/features/oidc/identity-provider.openid.js';
import { createMemoryProvider } from '../../services/api/src/testing/identity-provider.memory.js';
import { passThrough, startProvider, type ProviderPerson } from '../support/oidc/provider.js';

const SITE = 'https://hone.example.org';
const ADA = { subject: 'ada-1', name: 'Ada Ü', email: 'ada@example.org', emailVerified: true };

interface Harness {
  readonly provider: IdentityProvider;
  /** The query with which a browser returns. */
  answer(url: string, person: ProviderPerson | 'denied'): Promise<string>;
  close(): Promise<void>;
}

function memoryHarness(): Promise<Harness> {
  const provider = createMemoryProvider();
  const answer: Harness['answer'] = (url, person) => Promise.resolve(provider.answer(url, person));
  return Promise.resolve({ provider, answer, close: () => Promise.resolve() });
}

async function realHarness(): Promise<Harness> {
  const server = await startProvider(SITE);
  const { issuer, clientId, clientSecret } = server;
  const provider = createOpenIdProvider({
    issuer,
    clientId,
    clientSecret,
    name: 'Example ID',
    callbackUrl: `${SITE}/api/v1/auth/oidc/callback`,
    signedOutUrl: `${SITE}/`,
  });
  return {
    provider,
    async answer(url, person) {
      server.person = person;
      const back = await passThrough(server, url);
      expect(back).toContain(`${SITE}/api/v1/auth/oidc/callback?`);
      return new URL(back).search.slice(1);
    },
    close: () => server.close(),
  };
}

describe.each([
  ['in memory', memoryHarness],
  ['over OpenID Connect', realHarness],
])('an identity provider %s', (_name, createHarness) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness();
  }, 60_000);
  afterAll(() => harness.close());

  it('says who signed in', async () => {
    const { checks, url } = await harness.provider.begin();
    const query = await harness.answer(url, ADA);
    expect(await harness.provider.finish(query, checks)).toMatchObject(ADA);
  });

  it('says whether an address is verified', async () => {
    const { checks, url } = await harness.provider.begin();
    const query = await harness.answer(url, { ...ADA, subject: 'bob-1', emailVerified: false });
    expect(await harness.provider.finish(query, checks)).toMatchObject({ emailVerified: false });
  });

  it('reports that somebody declined', async () => {
    const { checks, url } = await harness.provider.begin();
    const query = await harness.answer(url, 'denied');
    await expect(harness.provider.finish(query, checks)).rejects.toMatchObject({ failure: 'denied' });
  });

  it('accepts an answer once', async () => {
    const { checks, url } = await harness.provider.begin();
    const query = await harness.answer(url, ADA);
    await harness.provider.finish(query, checks);
    await expect(harness.provider.finish(query, checks)).rejects.toMatchObject({ failure: 'failed' });
  });

  it.each(['state', 'nonce', 'verifier'] as const)('accepts no answer with another %s', async (check) => {
    const { checks, url } = await harness.provider.begin();
    const query = await harness.answer(url, ADA);
    const other = { ...checks, [check]: 'another-value-that-is-long-enough-for-a-verifier' };
    await expect(harness.provider.finish(query, other)).rejects.toMatchObject({ failure: 'failed' });
  });

  it('has a page that signs out', async () => {
    expect(await harness.provider.findSignOutUrl()).toMatch(/^https?:/);
  });
});

describe('a provider that does not respond', () => {
  it('is reported each time', async () => {
    const server = await startProvider(SITE);
    await server.close();
    const provider = createOpenIdProvider({
      ...server,
      name: 'Example ID',
      callbackUrl: `${SITE}/api/v1/auth/oidc/callback`,
      signedOutUrl: `${SITE}/`,
    });
    await expect(provider.begin()).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(provider.begin()).rejects.toMatchObject({ failure: 'unavailable' });
  });
});
