import { challengeActivitySchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakable } from '../../testing/breakable.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, SUBMISSION, TestApi } from '../../testing/test-api.js';

let test: TestApi<MemoryDependencies>;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
});
afterEach(() => test.close());

const path = '/api/v1/submissions';

describe('a submission', () => {
  it('is accepted with its position and its addresses, and is queued', async () => {
    const client = await test.guest();
    const answer = await client.call(path, { json: SUBMISSION });
    const { id } = answer.body as { id: string };
    expect(answer).toMatchObject({
      status: 202,
      body: {
        status: 'queued',
        position: 0,
        links: { self: `${path}/${id}`, events: `${path}/${id}/events` },
      },
    });
    expect(answer.headers.get('location')).toBe(`${path}/${id}`);
    await test.api.services.dispatcher.idle();
    const { job } = await test.worker.take();
    expect(job).toMatchObject({
      submission: id,
      attempt: 1,
      challenge: { slug: 'price-spread', version: 1 },
      files: SUBMISSION.files,
      mode: 'submit',
    });
    expect(job.seed).toMatch(/^[0-9a-f]{32}$/);
  });

  it('has the seed that was announced to workers when its challenge was opened', async () => {
    const announced: string[] = [];
    await test.world.activity.listen((word) =>
      announced.push(challengeActivitySchema.parse(JSON.parse(word)).seed),
    );
    const client = test.visitor();
    await test.getChallenge(client);
    await test.submit(client);
    await test.submit(client);
    await test.api.services.dispatcher.idle();
    const seeds = [(await test.worker.take()).job.seed, (await test.worker.take()).job.seed];
    expect(announced.slice(0, 2)).toEqual(seeds);
    expect(new Set(announced).size).toBe(3);
  });

  it('makes a guest of a visitor', async () => {
    const client = test.visitor();
    const { id } = await test.submit(client);
    expect(client.cookie).toMatch(/^hone\.sid=/);
    expect(await client.call('/api/v1/me')).toMatchObject({ body: { user: { guest: true } } });
    expect(await test.get(client, id)).toMatchObject({ id, status: 'queued', attempts: 0, lastSeq: 1 });
  });

  it('shows what is emitted while it is graded', async () => {
    const client = await test.guest();
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    await attempt.emit({ type: 'grading.compiled', data: { ok: true, output: 'fine' } });
    await attempt.emitCheck();
    expect(await test.get(client, id)).toMatchObject({
      status: 'running',
      verdict: null,
      checks: [{ id: 'random' }],
      compile: { ok: true, output: 'fine' },
      attempts: 1,
      lastSeq: 4,
      phases: null,
    });
  });

  it('goes to the lane of sample runs in mode run, with its input', async () => {
    const client = await test.guest();
    await test.submit(client, { mode: 'run', input: '3 4\n' });
    const { job } = await test.worker.take('grading-run');
    expect(job).toMatchObject({ mode: 'run', input: '3 4\n' });
  });

  it('is judged on its own data in mode submit, even with custom input', async () => {
    await test.submit(await test.guest(), { input: '3 4\n' });
    expect((await test.worker.take()).job).not.toHaveProperty('input');
  });

  it('returns its files', async () => {
    const client = await test.guest();
    const { id } = await test.submit(client);
    expect(await client.call(`${path}/${id}/files`)).toMatchObject({
      status: 200,
      body: { items: SUBMISSION.files },
    });
  });

  it('is hidden from everybody else', async () => {
    const { id } = await test.submit(await test.guest());
    for (const client of [await test.guest(), test.visitor()]) {
      for (const part of ['', '/files', '/events'])
        expect(await client.call(`${path}/${id}${part}`)).toMatchObject({
          status: 404,
          body: { code: 'SUBMISSION_NOT_FOUND' },
        });
      expect((await client.call(`${path}/${id}/cancel`, POST)).status).toBe(404);
    }
  });

  it('is rejected when the queue is full, with the time until a retry', async () => {
    await test.close();
    test = await TestApi.start(createMemoryDependencies({ queueLimit: 1 }));
    const client = await test.guest();
    await test.submit(client);
    const answer = await client.call(path, { json: SUBMISSION });
    expect(answer).toMatchObject({ status: 429, body: { code: 'QUEUE_FULL' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  });
});

describe('the history', () => {
  it('lists own work newest first, page by page', async () => {
    const client = await test.guest();
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.unshift((await test.submit(client)).id);
      test.world.clock.advance(5);
    }
    await test.submit(await test.guest());
    const first = await client.call(`${path}?challenge=price-spread&limit=2`);
    const { items, nextCursor } = first.body as { items: { id: string }[]; nextCursor: string };
    expect(items.map((row) => row.id)).toEqual(ids.slice(0, 2));
    const second = await client.call(`${path}?challenge=price-spread&limit=2&cursor=${nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
  });

  it('is empty for a visitor', async () => {
    expect((await test.visitor().call(path)).body).toEqual({ items: [], nextCursor: null });
  });
});

describe('an Idempotency-Key', () => {
  const call = (key: string, json: object = SUBMISSION) => ({ json, headers: { 'idempotency-key': key } });

  it('names one submission, also when many requests race', async () => {
    const client = await test.guest();
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.call(path, call('k1'))));
    const ids = new Set(answers.map((answer) => (answer.body as { id: string }).id));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(202));
    expect(ids.size).toBe(1);
    await test.api.services.dispatcher.idle();
    expect(await test.world.queues['grading-submit'].depth()).toEqual({ waiting: 1, active: 0 });
  });

  it('names a finished submission, and queues nothing', async () => {
    const client = await test.guest();
    const { body } = await client.call(path, call('k1'));
    await test.api.services.dispatcher.idle();
    await (await test.worker.take()).report();
    await test.record();
    const again = await client.call(path, call('k1'));
    expect(again).toMatchObject({ status: 202, body: { id: (body as { id: string }).id, status: 'graded' } });
    expect(await test.world.repositories.queueEntries.count()).toBe(0);
  });

  it('is rejected with another body', async () => {
    const client = await test.guest();
    await client.call(path, call('k1'));
    const other = await client.call(path, call('k1', { ...SUBMISSION, mode: 'run' }));
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('is rejected with another body even if the first one came at the same time', async () => {
    const { keys } = test.world.repositories;
    const client = await test.guest();
    await client.call(path, call('k1'));
    const find = keys.find.bind(keys);
    // As in a process that does not see the first one yet.
    keys.find = () => {
      keys.find = find;
      return Promise.resolve(undefined);
    };
    const other = await client.call(path, call('k1', { ...SUBMISSION, mode: 'run' }));
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('completes a submission whose first try broke off, wherever that was', async () => {
    await test.close();
    const world = createMemoryDependencies();
    const { submissions, queueEntries } = world.repositories;
    const storing = breakable(submissions, 'insert');
    const ordering = breakable(queueEntries, 'insert');
    test = await TestApi.start(world);
    const client = await test.guest();
    storing.broken = true;
    expect((await client.call(path, call('k1'))).status).toBe(500);
    storing.broken = false;
    ordering.broken = true;
    expect((await client.call(path, call('k1'))).status).toBe(500);
    ordering.broken = false;
    expect((await client.call(path, call('k1'))).status).toBe(202);
    await test.api.services.dispatcher.idle();
    expect(await test.world.queues['grading-submit'].depth()).toEqual({ waiting: 1, active: 0 });
    expect(await queueEntries.count()).toBe(1);
  });

  it('belongs to its user', async () => {
    const first = await (await test.guest()).call(path, call('k1'));
    const second = await (await test.guest()).call(path, call('k1'));
    expect((first.body as { id: string }).id).not.toBe((second.body as { id: string }).id);
  });

  it('must be visible ASCII', async () => {
    const answer = await (await test.guest()).call(path, call('a b'));
    expect(answer).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_INVALID' } });
  });
});
