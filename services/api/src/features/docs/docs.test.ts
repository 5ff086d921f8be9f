import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeAll(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterAll(() => test.close());

const HIRING_PATHS = Object.values(HIRING_ROUTES)
  .map((path) => `/api/v1${path.replace(/:([a-z]+)/gi, '{$1}')}`)
  .sort();

describe('the document of the API', () => {
  it('is OpenAPI 3.1 and names every route', async () => {
    const answer = await test.visitor().call('/api/openapi.json');
    const { openapi, paths } = answer.body as { openapi: string; paths: object };
    const named = Object.keys(paths).sort();
    const isHiring = (path: string) =>
      /^\/api\/v1\/(workspaces|joinable-workspaces|join|invitations|sittings|shared)(?:\/|$)/.test(path);
    expect(named.filter(isHiring)).toEqual(HIRING_PATHS);
    expect([openapi, ...named.filter((path) => !isHiring(path))]).toEqual([
      '3.1.0',
      '/api/v1/admin/outbox',
      '/api/v1/admin/outbox/{id}',
      '/api/v1/auth/confirm-email',
      '/api/v1/auth/device',
      '/api/v1/auth/device/answer',
      '/api/v1/auth/device/find',
      '/api/v1/auth/device/token',
      '/api/v1/auth/forgot',
      '/api/v1/auth/guest',
      '/api/v1/auth/login',
      '/api/v1/auth/logout',
      '/api/v1/auth/oidc/callback',
      '/api/v1/auth/oidc/start',
      '/api/v1/auth/register',
      '/api/v1/auth/reset',
      '/api/v1/auth/ways',
      '/api/v1/challenges',
      '/api/v1/challenges/{slug}',
      '/api/v1/challenges/{slug}/aids',
      '/api/v1/challenges/{slug}/approaches',
      '/api/v1/challenges/{slug}/assets/{path}',
      '/api/v1/challenges/{slug}/cases',
      '/api/v1/challenges/{slug}/cases/{case}',
      '/api/v1/challenges/{slug}/editorial',
      '/api/v1/challenges/{slug}/give-up',
      '/api/v1/challenges/{slug}/hints/next',
      '/api/v1/challenges/{slug}/scores',
      '/api/v1/drafts/{slug}',
      '/api/v1/me',
      '/api/v1/me/access',
      '/api/v1/me/delete',
      '/api/v1/me/email',
      '/api/v1/me/email/confirmation',
      '/api/v1/me/export',
      '/api/v1/me/password',
      '/api/v1/me/progress',
      '/api/v1/me/sessions',
      '/api/v1/me/sessions/end-others',
      '/api/v1/me/sessions/{id}',
      '/api/v1/shared-results/{token}',
      '/api/v1/shared-results/{token}/card.png',
      '/api/v1/submissions',
      '/api/v1/submissions/{id}',
      '/api/v1/submissions/{id}/cancel',
      '/api/v1/submissions/{id}/checks/{check}/reveal',
      '/api/v1/submissions/{id}/events',
      '/api/v1/submissions/{id}/files',
      '/api/v1/submissions/{id}/regrade',
      '/api/v1/submissions/{id}/share',
      '/api/v1/tokens',
      '/api/v1/tokens/current',
      '/api/v1/tokens/{id}',
      '/api/v1/tracks',
      '/api/v1/tracks/{slug}',
      '/healthz',
      '/readyz',
    ]);
  });

  it('says that an address with a parameter may lead nowhere', async () => {
    const answer = await test.visitor().call('/api/openapi.json');
    const { paths } = answer.body as { paths: Record<string, Record<string, { responses: object }>> };
    const silent = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/v1/') && path.includes('{'))
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, { responses }]) => !('404' in responses))
          .map(([method]) => `${method} ${path}`),
      );
    expect(silent).toEqual([]);
    const nowhere = await test
      .visitor()
      .call('/api/v1/challenges/busiest-window/cases/%C2%84', { method: 'DELETE' });
    expect(nowhere.status).toBe(404);
  });

  it('is shown by a page without inline scripts', async () => {
    expect(
      String((await test.visitor().call('/api/docs/')).body).match(/<script(?![^>]*\ssrc=)/g),
    ).toBeNull();
  });
});
