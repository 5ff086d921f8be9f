import { challengeActivitySchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whoIs } from '../../testing/account-people.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { samplePackage } from '../../testing/sample-package.js';
import { POST, SUBMISSION, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';
import { findDrawingKind, recordedBy } from '../../testing/variant-kind.js';

let test: TestApi<MemoryDependencies>;
let ada: TestClient;
beforeEach(async () => {
  test = await TestApi.start({ ...createMemoryDependencies(), findKind: findDrawingKind });
  ada = await test.guest();
});
afterEach(() => test.close());

const SLUG = 'price-spread';

async function open(client = ada, slug = SLUG) {
  const { variant, starter } = await test.getChallenge(client, slug);
  if (variant === undefined || variant === null) throw new Error('no variant was drawn');
  return { ...variant, starter };
}

async function storedOf(client = ada) {
  const user = await whoIs(client);
  return test.world.repositories.variants.list(user?.id ?? '');
}

/** Submits, grades, and resolves to the job. */
async function grade(verdict: 'accepted' | 'rejected', variant?: string) {
  const { id } = await test.submit(ada, variant === undefined ? {} : { variant });
  const attempt = await test.worker.take();
  await attempt.report({ verdict, reason: verdict === 'accepted' ? null : 'wrong-answer' });
  await test.record();
  return { id, job: attempt.job };
}

const send = (client: TestClient, variant: string) =>
  client.call('/api/v1/submissions', { json: { ...SUBMISSION, variant } });

const NOT_YOURS = {
  status: 422,
  body: { code: 'REQUEST_INVALID', errors: [{ path: 'variant' }] },
};
const RENEWED = { status: 409, body: { code: 'VARIANT_RENEWED' } };

describe('a variant', () => {
  it('is drawn once for simultaneous requests, and comes with its files', async () => {
    const views = await Promise.all(Array.from({ length: 6 }, () => open()));
    const [stored, ...more] = await storedOf();
    expect(more).toEqual([]);
    for (const { id, files, starter } of [...views, await open()]) {
      expect(id).toBe(stored?.id);
      expect(files).toEqual([{ path: 'recorded/app.log', content: recordedBy(stored?.seed ?? '') }]);
      expect(starter['python']?.[0]?.content).toMatch(/^fault = '[0-9a-f]{8}'\n$/);
      expect(starter['javascript']).toEqual([{ path: 'main.js', content: 'const prices = [];\n' }]);
    }
  });

  it('is another one for everybody else, and for nobody without a session', async () => {
    const bob = await test.guest();
    expect((await open(bob)).files).not.toEqual((await open()).files);
    const visitor = test.visitor();
    const view = await test.getChallenge(visitor);
    expect([view.variant, view.starter['python']?.[0]?.content]).toEqual([null, 'prices = input()\n']);
    expect(visitor.cookie).toBeUndefined();
  });

  it('keeps its seed secret', async () => {
    const view = await test.getChallenge(ada);
    const { id } = await grade('accepted', view.variant?.id);
    const exported = (await ada.call('/api/v1/me/export')).body;
    const shown = JSON.stringify([view, await test.get(ada, id), exported]);
    const [stored] = await storedOf();
    expect(shown).toContain(stored?.id);
    expect(shown).not.toContain(stored?.seed);
  });

  it('is what workers prepare for when it is opened, and again after a submission', async () => {
    const heard: (string | undefined)[] = [];
    await test.world.activity.listen((text) =>
      heard.push(challengeActivitySchema.parse(JSON.parse(text)).variant),
    );
    await open();
    await test.submit(ada);
    const [stored] = await storedOf();
    expect(heard).toEqual([stored?.seed, stored?.seed]);
  });

  it('is gone with its owner', async () => {
    await open();
    const user = await whoIs(ada);
    await ada.call('/api/v1/me/delete', { json: {} });
    await test.api.services.settlePeople();
    expect(await test.world.repositories.variants.list(user?.id ?? '')).toEqual([]);
  });
});

describe('a submission', () => {
  it('is graded on the variant that it names, or on the current one, and regraded on the same', async () => {
    const { id: variant } = await open();
    const [stored] = await storedOf();
    const { job: first } = await grade('rejected', variant);
    const { id, job: second } = await grade('accepted');
    expect([first.variant, second.variant]).toEqual([stored?.seed, stored?.seed]);
    expect((await open()).id).not.toBe(variant);
    const record = await test.world.repositories.submissions.find(id);
    expect(record?.variant).toEqual({ id: variant, seed: stored?.seed });
    await test.api.services.regrade(id, { user: 'a reviewer', entitled: true, key: undefined });
    await test.api.services.dispatcher.idle();
    const { job: again } = await test.worker.take('grading-regrade');
    expect(again.variant).toBe(stored?.seed);
  });

  it('may not name a variant of somebody else, of another challenge, or of nobody', async () => {
    await test.seed(samplePackage('late-orders'));
    const { id: others } = await open(await test.guest());
    const { id: elsewhere } = await open(ada, 'late-orders');
    for (const variant of [others, elsewhere, 'nobody'])
      expect(await send(ada, variant)).toMatchObject(NOT_YOURS);
    const visitor = test.visitor();
    expect(await send(visitor, others)).toMatchObject(NOT_YOURS);
    expect(visitor.cookie).toBeUndefined();
  });

  it('of a visitor is graded on the variant that is drawn for the new guest', async () => {
    const visitor = test.visitor();
    await test.submit(visitor);
    const { job } = await test.worker.take();
    expect((await storedOf(visitor)).map(({ seed }) => seed)).toEqual([job.variant]);
  });

  it('stays the same one when it is repeated under its key after the variant was renewed', async () => {
    const { id: variant } = await open();
    const headers = { 'idempotency-key': 'once' };
    const { id } = await test.submit(ada, { variant }, { headers });
    const attempt = await test.worker.take();
    await attempt.report();
    await test.record();
    await open();
    expect(await test.submit(ada, { variant }, { headers })).toMatchObject({ id });
  });

  it('names none where the challenge draws none', async () => {
    const plain = await TestApi.start(createMemoryDependencies());
    try {
      const client = await plain.guest();
      expect((await plain.getChallenge(client)).variant).toBeUndefined();
      expect(await send(client, 'any')).toMatchObject(NOT_YOURS);
      await plain.submit(client);
      expect((await plain.worker.take()).job).not.toHaveProperty('variant');
    } finally {
      await plain.close();
    }
  });
});

describe('the next variant', () => {
  it('comes after a solved one when the challenge is opened again, and not after a wrong answer', async () => {
    const { id: first } = await open();
    await grade('rejected', first);
    expect((await open()).id).toBe(first);
    await grade('accepted', first);
    // The page still shows the solved one.
    await grade('accepted', first);
    const { id: second } = await open();
    expect(second).not.toBe(first);
    expect(await send(ada, first)).toMatchObject(RENEWED);
    expect((await open()).id).toBe(second);
  });

  it('comes after giving up on one, once for each', async () => {
    const giveUp = () => ada.call(`/api/v1/challenges/${SLUG}/give-up`, POST);
    const { id: first } = await open();
    await giveUp();
    expect(await send(ada, first)).toMatchObject(RENEWED);
    const { id: second } = await open();
    expect(second).not.toBe(first);
    await giveUp();
    await giveUp();
    const { id: third } = await open();
    expect((await storedOf()).map(({ id }) => id)).toEqual([first, second, third]);
    await grade('accepted', third);
    await giveUp();
    await open();
    expect(await storedOf()).toHaveLength(4);
  });

  it('comes with a new version of the challenge', async () => {
    const { id: first } = await open();
    await test.seed(samplePackage(SLUG, { 'statement.md': '# The spread, once more\n' }));
    expect(await send(ada, first)).toMatchObject(RENEWED);
    const { id: second } = await open();
    expect(await send(ada, second)).toMatchObject({ status: 202 });
  });
});
