import { approachesSchema, learningAidsSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  test.api.start();
  await test.seed(samplePackage('price-spread', SOLUTIONS));
  client = await test.guest();
});
afterEach(() => test.close());

const SOLUTIONS = {
  'solutions/accepted/two-ends-javascript/main.js': 'const both = 2;\n',
  'solutions/slow/naive-python/main.py': 'slow = 1\n',
  'solutions/slow/naive-python/expect.yml': 'reason: time-limit\ncost: n^2\n',
  'solutions/wrong/one-end-python/main.py': 'wrong = 1\n',
  'solutions/hostile/fork-python/main.py': 'hostile = 1\n',
};
const BASE = '/api/v1/challenges/price-spread';
const at = (language: string) => `${BASE}/approaches?language=${language}`;

const approaches = (language: string) => client.get(approachesSchema, at(language));
const giveUp = (asker = client) => asker.get(learningAidsSchema, `${BASE}/give-up`, POST);

async function submit(verdict: 'accepted' | 'rejected'): Promise<void> {
  const { id } = await test.submit(client);
  const attempt = await test.worker.take();
  await attempt.report({ verdict, reason: verdict === 'rejected' ? 'wrong-answer' : null });
  while ((await test.get(client, id)).status !== 'graded')
    await new Promise((resolve) => setImmediate(resolve));
}

describe('the right solutions of a challenge', () => {
  it('stay closed with the editorial', async () => {
    await submit('rejected');
    await giveUp(await test.guest());
    for (const asker of [client, await test.guest(), test.visitor()])
      for (const language of ['python', 'javascript', 'cobol'])
        expect(await asker.call(at(language))).toMatchObject({
          status: 403,
          body: { code: 'EDITORIAL_LOCKED' },
        });
  });

  it('open with it after an accepted answer, in the language that is asked for', async () => {
    await submit('accepted');
    const { items } = await approaches('python');
    expect(items).toEqual([
      {
        id: 'accepted/reference',
        title: 'Reference',
        language: 'python',
        standing: 'reference',
        cost: null,
        files: [{ path: 'main.py', content: 'secret = 1\n' }],
      },
      {
        id: 'slow/naive-python',
        title: 'Naive',
        language: 'python',
        standing: 'slow',
        cost: 'n^2',
        files: [{ path: 'main.py', content: 'slow = 1\n' }],
      },
    ]);
    expect((await approaches('javascript')).items).toMatchObject([{ title: 'Two ends' }]);
  });

  it('open with it by giving up', async () => {
    await giveUp();
    expect((await approaches('python')).items).toHaveLength(2);
  });

  it('stay closed where there is no editorial', async () => {
    await test.seed(samplePackage('price-spread', { ...SOLUTIONS, 'editorial.md': undefined }));
    await giveUp();
    expect(await client.call(at('python'))).toMatchObject({
      status: 404,
      body: { code: 'EDITORIAL_NOT_FOUND' },
    });
  });

  it('are asked for in a language that the challenge has', async () => {
    await giveUp();
    expect(await client.call(at('go'))).toMatchObject({
      status: 422,
      body: { code: 'LANGUAGE_NOT_OFFERED', errors: [{ path: 'language' }] },
    });
    for (const query of ['', '?language=', '?language=py%2Fthon'])
      expect(await client.call(`${BASE}/approaches${query}`)).toMatchObject({
        status: 422,
        body: { code: 'REQUEST_INVALID', errors: [{ path: 'language' }] },
      });
  });

  it('are those of challenges that exist', async () => {
    expect(await client.call('/api/v1/challenges/nope/approaches?language=python')).toMatchObject({
      status: 404,
      body: { code: 'CHALLENGE_NOT_FOUND' },
    });
  });

  it('appear in no other response about the challenge', async () => {
    await giveUp();
    const responses = await Promise.all(
      ['', '/aids', '/editorial'].map((path) => client.call(`${BASE}${path}`)),
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.stringify(responses)).not.toMatch(/secret = 1|slow = 1|const both|wrong = 1|hostile = 1/);
  });

  it('are read from the archive once for packages that were stored before they were', async () => {
    await giveUp();
    const { guidance } = test.world.repositories;
    const findApproaches = guidance.findApproaches.bind(guidance);
    const put = guidance.put.bind(guidance);
    let stored = 0;
    guidance.findApproaches = (...of) => (stored > 0 ? findApproaches(...of) : Promise.resolve(undefined));
    guidance.put = (...of) => {
      stored += 1;
      return put(...of);
    };
    const lists = await Promise.all([approaches('python'), approaches('python')]);
    expect(lists.map(({ items }) => items.length)).toEqual([2, 2]);
    expect((await approaches('javascript')).items).toHaveLength(1);
    expect(stored).toBe(1);
  });
});
