import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies } from '../testing/memory-dependencies.js';
import { POST, TestApi } from '../testing/test-api.js';

let test: TestApi;
beforeEach(async () => (test = await TestApi.start(createMemoryDependencies())));
afterEach(() => test.close());

describe('internal routes', () => {
  it('are closed without a token, and to a wrong one', async () => {
    const calls = [
      '/api/v1/internal/packages/sha256:x',
      '/api/v1/internal/submissions/x/feed',
      '/api/v1/internal/catalogue',
    ];
    for (const path of calls) {
      const client = await test.guest();
      expect((await client.call(path)).status).toBe(401);
      const wrong = { headers: { authorization: 'Bearer wrong' } };
      expect((await client.call(path, wrong)).status).toBe(403);
    }
    expect((await test.visitor().call('/api/v1/internal/packages', POST)).status).toBe(401);
  });

  const OF_SERVICES = [
    'catalogue',
    'packages/sha256:x',
    'submissions/x/feed',
    'workspaces/x/watch',
    'measurements/x',
  ];
  const OF_OPERATORS = [
    'packages',
    'tracks',
    'roles',
    'password-links',
    'domains',
    'workspace-mail',
    'workspaces',
  ];
  const METHODS: Readonly<Record<string, string>> = { tracks: 'PUT' };

  it.each(OF_OPERATORS)('opens /internal/%s to the operator token, not to that of workers', async (path) => {
    const ask = (headers: Record<string, string>) =>
      test.visitor().call(`/api/v1/internal/${path}`, { method: METHODS[path] ?? 'POST', headers });
    expect(await ask(test.service)).toMatchObject({
      status: 403,
      body: { code: 'AUTH_FORBIDDEN', detail: 'This address requires the operator token.' },
    });
    expect([401, 403, 404, 405]).not.toContain((await ask(test.operator)).status);
  });

  it.each(OF_SERVICES)('opens /internal/%s to the service token, not to that of operators', async (path) => {
    const ask = (headers: Record<string, string>) =>
      test.visitor().call(`/api/v1/internal/${path}`, { headers });
    expect(await ask(test.operator)).toMatchObject({
      status: 403,
      body: { code: 'AUTH_FORBIDDEN', detail: 'This address requires the service token.' },
    });
    expect([401, 403, 405]).not.toContain((await ask(test.service)).status);
  });
});
