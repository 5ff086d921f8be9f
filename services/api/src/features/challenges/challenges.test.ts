import { challengeSummarySchema, listOf, challengeActivitySchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { WORKER } from '../../testing/test-worker.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const list = (query = '', client = test.visitor()) =>
  client.get(listOf(challengeSummarySchema), `/api/v1/challenges${query}`);
const slugs = async (query: string) => (await list(query)).items.map((row) => row.slug);

async function seedMore(): Promise<void> {
  const yaml = samplePackage('late-orders')['challenge.yml'] ?? '';
  const changed = yaml
    .replace('difficulty: 1', 'difficulty: 3')
    .replace('The spread of prices', 'Late orders')
    .replace('[optimization]', '[scalability]');
  await test.seed(samplePackage('late-orders', { 'challenge.yml': changed }));
}

describe('reading again', () => {
  it.each(['', '/price-spread'])('/challenges%s answers 304 as long as nothing differs', async (path) => {
    const client = await test.guest();
    const ask = (asker: TestClient, etag?: string) =>
      asker.call(
        `/api/v1/challenges${path}`,
        etag === undefined ? {} : { headers: { 'if-none-match': etag } },
      );
    const first = await ask(client);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')).toBe('Authorization, Cookie');
    const etag = first.headers.get('etag') ?? '';
    expect(await ask(client, etag)).toMatchObject({ status: 304, body: '' });
    expect(await ask(test.visitor(), etag)).toMatchObject({ status: 304 });
    await test.submit(client);
    const tried = await ask(client, etag);
    expect(tried).toMatchObject({ status: 200 });
    expect(JSON.stringify(tried.body)).toContain('"status":"tried"');
    expect(await ask(test.visitor(), etag)).toMatchObject({ status: 304 });
    await test.worker.announce({ ...WORKER, runtimes: {} });
    test.world.clock.advance(11 * 60_000);
    expect((await ask(test.visitor(), etag)).status).toBe(200);
  });

  it('shows a new version at once', async () => {
    const title = async () => (await list()).items[0]?.title;
    expect(await title()).toBe('The spread of prices');
    const yaml = samplePackage()['challenge.yml'] ?? '';
    await test.seed({ ...samplePackage(), 'challenge.yml': yaml.replace('The spread of prices', 'Spread') });
    expect(await title()).toBe('Spread');
    expect((await test.getChallenge(test.visitor())).title).toBe('Spread');
  });
});

describe('the catalogue', () => {
  it('shows what a learner may know before opening a challenge', async () => {
    expect((await list()).items).toEqual([
      {
        slug: 'price-spread',
        title: 'The spread of prices',
        kind: 'optimization',
        summary: 'Tell how far apart the prices of a day were.',
        difficulty: 1,
        minutes: 10,
        skills: ['optimization'],
        languages: ['python', 'javascript'],
        status: 'new',
      },
    ]);
  });

  it.each([
    ['', ['price-spread', 'late-orders']],
    ['?kind=optimization', ['price-spread', 'late-orders']],
    ['?kind=sql', []],
    ['?skill=scalability', ['late-orders']],
    ['?skill=scalability,optimization', ['price-spread', 'late-orders']],
    ['?skill=scalability&skill=optimization', ['price-spread', 'late-orders']],
    ['?difficulty=1', ['price-spread']],
    ['?language=python&difficulty=3', ['late-orders']],
    ['?language=cobol', []],
    ['?status=new', ['price-spread', 'late-orders']],
    ['?status=solved', []],
    ['?q=LATE%20orders', ['late-orders']],
    ['?q=nothing', []],
    ['?q=scalability', ['late-orders']],
    ['?q=print%20the', ['price-spread', 'late-orders']],
    ['?q=Read%20late', ['late-orders']],
    ['?kind=&q=', ['price-spread', 'late-orders']],
    ['?sort=title', ['late-orders', 'price-spread']],
    ['?sort=minutes', ['late-orders', 'price-spread']],
  ])('is filtered by %s', async (query, expected) => {
    await seedMore();
    expect(await slugs(query)).toEqual(expected);
  });

  it.each([
    '?difficulty=9',
    '?skill=juggling',
    '?limit=0',
    '?limit=101',
    '?status=x',
    '?sort=luck',
    '?language=C%23',
  ])('rejects %s', async (query) => {
    const answer = await test.visitor().call(`/api/v1/challenges${query}`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'REQUEST_INVALID' } });
  });

  it('is returned page by page', async () => {
    await seedMore();
    const first = await list('?limit=1');
    expect(first.items.map((row) => row.slug)).toEqual(['price-spread']);
    const second = await list(`?limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ slug: 'late-orders' }], nextCursor: null });
  });

  it('shows its reader’s progress', async () => {
    const client = await test.guest();
    await test.submit(client);
    expect((await list('?status=tried', client)).items).toMatchObject([{ status: 'tried' }]);
    expect((await list('', await test.guest())).items).toMatchObject([{ status: 'new' }]);
  });

  it('offers only languages whose runtimes are ready here and now', async () => {
    const { python } = WORKER.runtimes;
    if (python === undefined) throw new Error('the test worker has Python');
    await test.worker.announce({
      ...WORKER,
      runtimes: { python, javascript: { status: 'building', languages: ['javascript'] } },
    });
    test.world.clock.advance(1_000);
    expect((await list()).items[0]?.languages).toEqual(['python']);
  });

  it('keeps the languages it knew while workers restart, but not for ever', async () => {
    expect((await list()).items[0]?.languages).toContain('python');
    await test.worker.announce({ ...WORKER, canary: 'failed' });
    test.world.clock.advance(60_000);
    await test.worker.announce({ ...WORKER, canary: 'failed' });
    expect((await list()).items[0]?.languages).toContain('python');
    test.world.clock.advance(10 * 60_000);
    await test.worker.announce({ ...WORKER, canary: 'failed' });
    expect((await list()).items[0]?.languages).toEqual([]);
    const { challenge, files, mode } = SUBMISSION;
    const rejected = await test.visitor().call('/api/v1/submissions', {
      json: { challenge, files, mode, language: 'python' },
    });
    expect(rejected).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('keeps the languages it knew while Redis is away', async () => {
    expect(await slugs('?language=python')).toHaveLength(1);
    test.world.registry.list = () => Promise.reject(new Error('away'));
    test.world.clock.advance(5_000);
    expect(await slugs('?language=python')).toHaveLength(1);
  });
});

describe('a challenge', () => {
  it('is announced to workers when it is opened, not when it is listed', async () => {
    const opened: string[] = [];
    await test.world.activity.listen((word) =>
      opened.push(challengeActivitySchema.parse(JSON.parse(word)).challenge),
    );
    await list();
    expect(opened).toEqual([]);
    await test.getChallenge(test.visitor());
    expect(opened).toEqual([(await test.world.repositories.challenges.findNewest('price-spread'))?.digest]);
  });

  it('shows everything to solve it and nothing hidden', async () => {
    const view = await test.getChallenge(test.visitor());
    expect(view).toMatchObject({
      version: 1,
      statement: expect.stringContaining('# The spread'),
      starter: {
        python: [{ path: 'main.py', content: 'prices = input()\n' }],
        javascript: [{ path: 'main.js' }],
      },
      samples: [{ input: '1 5 3\n', output: '4\n' }],
      limits: { cpuMs: 1000, memoryMiB: 128 },
      groups: [{ id: 'correct', title: 'Correctness', weight: 100 }],
      hintsAvailable: 2,
      submit: ['main.*'],
    });
    expect(JSON.stringify(view)).not.toMatch(/secret|generate\.py|Sorting is not needed|Keep the least/);
  });

  it('does not exist under another name', async () => {
    expect((await test.visitor().call('/api/v1/challenges/%00')).status).toBe(404);
    for (const slug of ['nope', 'price-spread:1', '__proto__'])
      expect(await test.visitor().call(`/api/v1/challenges/${slug}`)).toMatchObject({
        status: 404,
        body: { code: 'CHALLENGE_NOT_FOUND' },
      });
  });
});
