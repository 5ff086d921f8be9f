import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../testing/memory-dependencies.js';
import { TestApi } from '../testing/test-api.js';
import { createHandshakes } from './handshakes.js';
import { createMemoryRateLimits } from './rate-limits.redis.js';
import { createTrust } from './trusted-hops.js';

const open = (trusted: readonly string[], factor = 1_000) =>
  createHandshakes(createMemoryRateLimits({ factor }), createTrust(trusted));

describe('the address of a handshake', () => {
  it.each([
    ['the other end, for any header', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the last one that a trusted proxy names', ['loopback'], '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'never one that a client made up',
      ['10.0.0.0/8'],
      '10.0.0.1',
      '192.0.2.1, 198.51.100.1',
      '198.51.100.1',
    ],
    ['found behind several proxies', ['10.0.0.0/8'], '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['the other end where nothing was forwarded', ['loopback'], '127.0.0.1', undefined, '127.0.0.1'],
  ])('is %s', async (_what, trusted, address, forwardedFor, expected) => {
    expect(await open(trusted).countPeer({ address, forwardedFor })).toBe(expected);
  });
});

describe('handshakes', () => {
  it('are limited for an address and for a person, separately', async () => {
    const handshakes = open([], 1 / 60);
    for (let index = 0; index < 3; index++) await handshakes.countPeer({ address: 'home' });
    await expect(handshakes.countPeer({ address: 'home' })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await handshakes.countPeer({ address: 'elsewhere' });
    await handshakes.countUser('ann');
    await expect(handshakes.countUser('ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await handshakes.countUser('bob');
  });
});

describe('the route for a realtime process', () => {
  let test: TestApi<MemoryDependencies>;
  beforeEach(async () => {
    test = await TestApi.start({
      ...createMemoryDependencies({ trustedProxies: ['10.0.0.0/8'] }),
      limits: createMemoryRateLimits({ factor: 1 / 60 }),
    });
  });
  afterEach(() => test.close());

  const count = (json: object, headers = test.service) =>
    test.visitor().call('/api/v1/internal/handshakes', { json, headers });

  it('counts address and user, and reports when there were too many', async () => {
    const peer = { address: '10.0.0.1', forwardedFor: '198.51.100.7' };
    expect(await count(peer)).toMatchObject({ status: 200, body: { address: '198.51.100.7' } });
    expect(await count({ user: 'ann' })).toMatchObject({ status: 200, body: { address: null } });
    const answer = await count({ user: 'ann' });
    expect(answer).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });

  it('is closed to everybody else', async () => {
    expect((await count({ user: 'ann' }, {})).status).toBe(401);
  });
});
