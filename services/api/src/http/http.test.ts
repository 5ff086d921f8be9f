import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../testing/memory-dependencies.js';
import { createMemoryRateLimits } from './rate-limits.redis.js';
import { SUBMISSION, TestApi } from '../testing/test-api.js';
import { WORKER } from '../testing/test-worker.js';

let test: TestApi<MemoryDependencies>;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hone-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Hone</title>');
  await writeFile(join(folder, 'assets', 'gofmt-worker-Ab_1-c.js'), 'worker');
  await writeFile(join(folder, 'assets', 'app-abc123.js'), `'${'x'.repeat(4096)}';`);
  test = await TestApi.start(createMemoryDependencies({ webDir: folder }));
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

describe('errors', () => {
  it.each(['/api/nope', '/api/v1/nope', '/nope', '/assets/nope.js', '/api/v1/submissions/%'])(
    'answer an unknown address %s with a problem document whose id is in the header',
    async (path) => {
      const answer = await test.visitor().call(path);
      expect(answer).toMatchObject({
        status: 404,
        body: { status: 404, code: expect.stringMatching(/_NOT_FOUND$/), title: 'Not Found' },
      });
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect((answer.body as { requestId: string }).requestId).toBe(answer.headers.get('x-request-id'));
    },
  );

  it('name the methods that an address knows', async () => {
    const answer = await test.visitor().call('/api/v1/submissions', { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 405, body: { code: 'METHOD_NOT_ALLOWED' } });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('reveal only the id of an internal failure', async () => {
    test.world.repositories.challenges.listNewest = () => Promise.reject(new Error('secret detail'));
    const answer = await test.visitor().call('/api/v1/challenges');
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret/);
  });

  it('say when to retry after a server was unavailable', async () => {
    await test.close();
    const world = { ...createMemoryDependencies(), isUnavailable: () => true };
    test = await TestApi.start(world);
    world.repositories.challenges.listNewest = () => Promise.reject(new Error('away'));
    const answer = await test.visitor().call('/api/v1/challenges');
    expect(answer).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });
});

describe('requests from other sites', () => {
  const headers = (given: Record<string, string>) => ({ method: 'POST', headers: given });
  it.each([
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['the Origin of a sandboxed frame', { origin: 'null' }],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('are rejected by %s', async (_name, given) => {
    const answer = await test.visitor().call('/api/v1/auth/guest', headers(given));
    expect(answer).toMatchObject({ status: 403, body: { code: 'REQUEST_CROSS_SITE' } });
  });

  it('pass when they bear a token, name our own address, or only read', async () => {
    const visitor = test.visitor();
    const own = await visitor.call('/api/v1/auth/guest', headers({ origin: test.base }));
    expect(own.status).toBe(201);
    const read = await visitor.call('/api/v1/me', { headers: { origin: 'https://evil.example' } });
    expect(read.status).toBe(200);
    const token = { authorization: 'Bearer hone_x', 'sec-fetch-site': 'cross-site' };
    const answer = await visitor.call('/api/v1/auth/guest', headers(token));
    expect(answer.body).toMatchObject({ code: 'AUTH_TOKEN_INVALID' });
  });
});

describe('headers', () => {
  it('allow nothing from elsewhere and no inline script, on pages and answers', async () => {
    for (const path of ['/', '/api/v1/me', '/api/docs/', '/nope']) {
      const policy = (await test.visitor().call(path)).headers.get('content-security-policy');
      expect(policy).toMatch(
        /^default-src 'self';script-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';/,
      );
      expect(policy).toContain(`connect-src 'self' ws://${new URL(test.base).host}`);
    }
  });
});

describe('pages', () => {
  const html = { headers: { accept: 'text/html' } };
  it.each([
    '/',
    '/challenges',
    '/challenges/price-spread',
    '/tracks/two-pointers',
    '/submissions/abc',
    '/me',
    '/reset-password',
    '/w',
    '/w/acme',
    '/i/x_Y-1',
    '/sittings/abc/items/practice',
  ])('are served at %s', async (path) => {
    const answer = await test.visitor().call(path, html);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<title>Hone') });
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('are sent from memory, zipped, once to each browser, until they are built anew', async () => {
    const answer = await test.visitor().call('/challenges', html);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const etag = answer.headers.get('etag') ?? '';
    const again = () => test.visitor().call('/', { headers: { accept: 'text/html', 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    const plain = { headers: { accept: 'text/html', 'accept-encoding': 'identity' } };
    const unzipped = await test.visitor().call('/', plain);
    expect(unzipped.headers.get('content-encoding')).toBeNull();
    expect(unzipped.body).toBe(answer.body);
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Hone, built anew</title>');
    await expect.poll(async () => (await again()).body, { timeout: 20_000 }).toContain('built anew');
  });

  it.each(['/nope', '/sittings', '/i/a/b'])('say 404 at %s, as a page for browsers', async (path) => {
    expect(await test.visitor().call(path, html)).toMatchObject({
      status: 404,
      body: expect.stringContaining('<title>Hone'),
    });
  });

  it('keep hashed files for ever, compressed', async () => {
    const answer = await test.visitor().call('/assets/app-abc123.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it("may compile no WebAssembly, but for the worker that runs gofmt, whose policy is the pages' otherwise", async () => {
    const policyOf = async (path: string) =>
      (await test.visitor().call(path)).headers.get('content-security-policy') ?? '';
    const usual = await policyOf('/');
    expect(usual).toContain("script-src 'self';");
    expect(await policyOf('/assets/app-abc123.js')).toBe(usual);
    expect(await policyOf('/assets/gofmt-worker-nope.js')).toBe(usual);
    const allowed = "script-src 'self' 'wasm-unsafe-eval';";
    expect(await policyOf('/assets/gofmt-worker-Ab_1-c.js')).toBe(
      usual.replace("script-src 'self';", allowed),
    );
  });

  it('do not leave their folder', async () => {
    const answer = await test.visitor().call('/assets/..%2f..%2fetc%2fpasswd');
    expect(answer.status).toBe(404);
  });
});

describe('rate limits', () => {
  it('stop a user after 30 submits a minute, not their runs, and say when to go on', async () => {
    await test.close();
    test = await TestApi.start(createMemoryDependencies({ queueLimit: 1000 }));
    const client = await test.guest();
    for (let i = 0; i < 30; i++) await test.submit(client);
    const answer = await client.call('/api/v1/submissions', { json: SUBMISSION });
    expect(answer).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    await test.submit(client, { mode: 'run' });
    await test.submit(await test.guest());
  });
});

describe('floods of requests', () => {
  it('are stopped for a minute at most, on any route', async () => {
    await test.close();
    const limits = createMemoryRateLimits({ factor: 0.001 });
    test = await TestApi.start({ ...createMemoryDependencies(), limits });
    const visitor = test.visitor();
    for (let asked = 0; asked < 18; asked++) expect((await visitor.call('/api/v1/me')).status).toBe(200);
    const answer = await visitor.call('/api/v1/challenges');
    expect(answer).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await visitor.call('/healthz')).status).toBe(200);
  });
});

describe('readiness', () => {
  it('reports what is available and which runtimes', async () => {
    expect(await test.visitor().call('/readyz')).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        checks: { mongo: true, redis: true, queue: true, workers: true },
        runtimes: { python: 'ready', javascript: 'ready' },
      },
    });
  });

  it('reports the versions of ready runtimes and short reasons for failed ones', async () => {
    await test.worker.announce({
      ...WORKER,
      runtimes: {
        ruby: { status: 'ready', version: 'ruby 3.3', languages: ['ruby'] },
        java: { status: 'failed', reason: `smoke test: ${'hello '.repeat(100)}`, languages: ['java'] },
      },
    });
    const { body } = await test.visitor().call('/readyz');
    expect(body).toMatchObject({
      runtimes: { ruby: 'ready', java: 'failed' },
      versions: { ruby: 'ruby 3.3' },
      reasons: { java: expect.stringMatching(/^smoke test: hello .{282}$/) },
    });
  });

  it('offers nothing of a worker before its canary has passed', async () => {
    const runtimes = { go: { status: 'ready' as const, version: 'go1.24', languages: ['go'] } };
    await test.worker.announce({ ...WORKER, worker: 'worker-2', canary: 'running', runtimes });
    expect((await test.visitor().call('/readyz')).body).toMatchObject({
      status: 'ready',
      runtimes: { python: 'ready', go: 'building' },
    });
    await test.worker.announce({ ...WORKER, worker: 'worker-2', canary: 'passed', runtimes });
    expect((await test.visitor().call('/readyz')).body).toMatchObject({ runtimes: { go: 'ready' } });
  });

  it('is 503 without a worker whose canary passed', async () => {
    test.world.clock.advance(60_000);
    expect(await test.visitor().call('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'not-ready', checks: { mongo: true, workers: false }, runtimes: {} },
    });
  });

  it('is 503 while the database is away, and liveness is not', async () => {
    await test.close();
    const pingDatabase = () => Promise.reject(new Error('away'));
    test = await TestApi.start({ ...createMemoryDependencies(), pingDatabase });
    expect(await test.visitor().call('/readyz')).toMatchObject({
      status: 503,
      body: { checks: { mongo: false, redis: true } },
    });
    expect((await test.visitor().call('/healthz')).status).toBe(200);
  });
});
