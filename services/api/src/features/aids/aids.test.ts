import { editorialSchema, learningAidsSchema, nextHintSchema, type Judgement } from '@hone/contracts';
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
  client = await test.guest();
});
afterEach(() => test.close());

const BASE = '/api/v1/challenges/price-spread';
const EMPTY = {
  hints: [],
  hintsAvailable: 2,
  attemptsToNextHint: 1,
  solved: false,
  gaveUp: false,
  editorial: false,
};
const FIRST = { index: 1, text: 'Look at both ends.' };
const SECOND = { index: 2, text: 'Sorting is not needed.' };

const aids = (asker = client) => asker.get(learningAidsSchema, `${BASE}/aids`);
const nextHint = () => client.get(nextHintSchema, `${BASE}/hints/next`, POST);
const editorial = (asker = client) => asker.call(`${BASE}/editorial`);
const giveUp = () => client.get(learningAidsSchema, `${BASE}/give-up`, POST);

/** Submits, and lets a worker report the result. */
const submit = (verdict: 'accepted' | 'rejected', mode: 'submit' | 'run' = 'submit'): Promise<void> =>
  submitAs({ verdict, reason: verdict === 'rejected' ? 'wrong-answer' : null }, mode);

async function submitAs(judgement: Partial<Judgement>, mode: 'submit' | 'run' = 'submit'): Promise<void> {
  const { id } = await test.submit(client, { mode });
  const attempt = await test.worker.take(mode === 'run' ? 'grading-run' : 'grading-submit');
  await attempt.report(judgement);
  while ((await test.get(client, id)).status !== 'graded')
    await new Promise((resolve) => setImmediate(resolve));
}

describe('hints', () => {
  it('are none for a user who has done nothing, signed in or not', async () => {
    expect(await aids()).toEqual(EMPTY);
    expect(await aids(test.visitor())).toEqual(EMPTY);
  });

  it('come one by one, each after another graded submission', async () => {
    expect(await client.call(`${BASE}/hints/next`, POST)).toMatchObject({
      status: 409,
      body: {
        code: 'HINT_LOCKED',
        detail: 'The next hint unlocks after one more graded submission.',
        attemptsToNextHint: 1,
      },
    });
    await submit('rejected');
    expect(await aids()).toEqual({ ...EMPTY, attemptsToNextHint: 0 });
    const first = await nextHint();
    expect(first).toEqual({ hint: FIRST, aids: { ...EMPTY, hints: [FIRST] } });
    expect(await aids()).toEqual(first.aids);
    expect((await client.call(`${BASE}/hints/next`, POST)).status).toBe(409);
    await submit('rejected');
    expect((await nextHint()).hint).toEqual(SECOND);
    expect(await aids()).toEqual({ ...EMPTY, hints: [FIRST, SECOND], attemptsToNextHint: null });
    expect(await client.call(`${BASE}/hints/next`, POST)).toMatchObject({
      status: 404,
      body: { code: 'HINT_NONE_LEFT' },
    });
  });

  it('do not come after sample runs', async () => {
    await submit('rejected', 'run');
    expect(await aids()).toEqual(EMPTY);
  });

  it('are given once each to simultaneous calls, and no more than are due', async () => {
    await submit('rejected');
    const one = await Promise.all([1, 2, 3].map(() => client.call(`${BASE}/hints/next`, POST)));
    expect(one.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await submit('rejected');
    await submit('rejected');
    const rest = await Promise.all([1, 2, 3].map(() => client.call(`${BASE}/hints/next`, POST)));
    expect(rest.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  });

  it('belong to one user', async () => {
    await submit('rejected');
    await nextHint();
    expect(await aids(await test.guest())).toEqual(EMPTY);
  });

  it('require a user', async () => {
    for (const path of ['hints/next', 'give-up'])
      expect(await test.visitor().call(`${BASE}/${path}`, POST)).toMatchObject({
        status: 401,
        body: { code: 'AUTH_REQUIRED' },
      });
  });
});

describe('the editorial', () => {
  const LOCKED = { status: 403, body: { code: 'EDITORIAL_LOCKED' } };
  const TEXT = { editorial: 'Keep the least and the greatest.\n' };

  it('stays locked for a user who has only tried', async () => {
    await submit('rejected');
    expect(await editorial()).toMatchObject(LOCKED);
    expect(await editorial(test.visitor())).toMatchObject(LOCKED);
  });

  it('opens after an accepted answer', async () => {
    await submit('accepted');
    expect(editorialSchema.parse((await editorial()).body)).toEqual(TEXT);
    expect(await aids()).toMatchObject({ solved: true, gaveUp: false, editorial: true });
  });

  it('opens after an answer whose speed earned most of its points, though it was recorded as partial', async () => {
    const component = (check: string, points: number) => ({ check, points, max: 50 });
    const group = (id: string, points: number, check: string) => ({
      ...{ id, title: id, points, max: 50 },
      components: [component(check, points)],
    });
    const groups = [group('correct', 50, 'random'), group('speed', 47.7, 'speed')];
    const score = { points: 97.7, max: 100, percent: 97.7, groups };
    await submitAs({ verdict: 'partial', reason: 'too-slow', score });
    expect(await aids()).toMatchObject({ solved: true, gaveUp: false, editorial: true });
    expect((await test.getChallenge(client)).status).toBe('solved');
  });

  it('opens by giving up, which counts once and is remembered after solving', async () => {
    expect(await giveUp()).toEqual({ ...EMPTY, gaveUp: true, editorial: true });
    expect(await giveUp()).toEqual({ ...EMPTY, gaveUp: true, editorial: true });
    expect((await editorial()).body).toEqual(TEXT);
    await submit('accepted');
    expect(await aids()).toMatchObject({ solved: true, gaveUp: true });
    const view = await test.getChallenge(client);
    expect(view.status).toBe('solved');
  });

  it('is not given up by a user who has already solved it', async () => {
    await submit('accepted');
    expect(await giveUp()).toMatchObject({ solved: true, gaveUp: false, editorial: true });
  });

  it('may be missing', async () => {
    await test.seed(samplePackage('price-spread', { 'editorial.md': undefined }));
    expect(await giveUp()).toMatchObject({ gaveUp: true, editorial: false });
    expect(await editorial()).toMatchObject({ status: 404, body: { code: 'EDITORIAL_NOT_FOUND' } });
  });
});

describe('help', () => {
  it('is for challenges that exist', async () => {
    for (const [path, method] of [
      ['aids', 'GET'],
      ['editorial', 'GET'],
      ['hints/next', 'POST'],
      ['give-up', 'POST'],
    ] as const)
      expect(await client.call(`/api/v1/challenges/nope/${path}`, { method })).toMatchObject({
        status: 404,
        body: { code: 'CHALLENGE_NOT_FOUND' },
      });
  });

  it('is made from the archive for challenges that were stored before help was', async () => {
    const { guidance } = test.world.repositories;
    const find = guidance.find.bind(guidance);
    const findStored = new Set<string>();
    guidance.find = (digest) => (findStored.has(digest) ? find(digest) : Promise.resolve(undefined));
    const put = guidance.put.bind(guidance);
    guidance.put = (digest, texts) => {
      findStored.add(digest);
      return put(digest, texts);
    };
    const answers = await Promise.all([aids(), aids(), aids()]);
    expect(answers).toEqual([EMPTY, EMPTY, EMPTY]);
    expect(findStored.size).toBe(1);
  });

  it('is not part of the public view', async () => {
    const text = JSON.stringify(await test.getChallenge(client));
    expect(text).not.toMatch(/both ends|Sorting|least and the greatest/);
  });
});
