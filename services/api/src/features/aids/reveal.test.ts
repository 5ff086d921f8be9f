import { revealSchema, submissionSchema, type Check, type Reveal } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
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

const FAILED: Check = {
  id: 'random',
  title: 'Random prices',
  group: 'correct',
  weight: 1,
  required: true,
  status: 'fail',
  reason: 'wrong-answer',
  score: 0,
  evidence: { type: 'summary', text: 'Your program printed a wrong answer on family "random" at size 10.' },
  visible: false,
};
const REVEAL: Reveal = {
  check: 'random',
  evidence: { type: 'diff', input: '31337 4 8', expected: '31333', actual: '4', text: 'a\0b \ud800' },
};
const whoSchema = z.object({ user: z.object({ id: z.string() }) });
const address = (id: string, check = 'random') => `/api/v1/submissions/${id}/checks/${check}/reveal`;

async function submitFailing(reveals: Reveal[] = [REVEAL]): Promise<string> {
  const { id } = await test.submit(client);
  const attempt = await test.worker.take();
  await attempt.emitCheck(FAILED);
  expect(await client.call(address(id), POST)).toMatchObject({
    status: 404,
    body: { code: 'REVEAL_NOT_FOUND' },
  });
  await attempt.report({ verdict: 'rejected', reason: 'wrong-answer', checks: [FAILED], reveals });
  while ((await test.get(client, id)).status !== 'graded')
    await new Promise((resolve) => setImmediate(resolve));
  return id;
}

describe('the data of a failed hidden check', () => {
  it('are listed as revealable and sent on request, which is recorded', async () => {
    const id = await submitFailing();
    expect((await test.get(client, id)).revealable).toEqual(['random']);
    expect(await client.get(revealSchema, address(id), POST)).toEqual(REVEAL);
    expect(await client.get(revealSchema, address(id), POST)).toEqual(REVEAL);
    const { user } = (await test.world.repositories.submissions.find(id)) ?? { user: '' };
    expect(await test.world.repositories.aids.list(user)).toEqual([
      {
        type: 'reveal',
        user,
        slug: 'price-spread',
        submission: id,
        check: 'random',
        at: test.world.clock.now(),
      },
    ]);
  });

  it('let their learner glimpse one differing row of a query, and nobody else', async () => {
    const rows = {
      columns: ['id', 'total'],
      missing: [
        ['1', '5'],
        ['2', '7'],
      ],
      extra: [['2', '8']],
      keys: [0],
    };
    const evidence = { type: 'rows' as const, ...rows, missingCount: 2, extraCount: 1 };
    const id = await submitFailing([{ check: 'random', evidence }]);
    expect((await test.get(client, id)).glimpses).toEqual([
      { check: 'random', columns: ['id', 'total'], expected: ['2', '7'], actual: ['2', '8'] },
    ]);
    const reviewer = await test.guest();
    const { user } = await reviewer.get(whoSchema, '/api/v1/me');
    await test.world.repositories.regrades.allow(id, user.id);
    expect(await test.get(reviewer, id)).not.toHaveProperty('glimpses');
    expect(await test.world.repositories.aids.list(user.id)).toEqual([]);
  });

  it('appear in no other response about the submission', async () => {
    const id = await submitFailing();
    const responses = await Promise.all(
      ['', '/events', '/files'].map((part) => client.call(`/api/v1/submissions/${id}${part}`)),
    );
    const list = await client.call('/api/v1/submissions');
    const stream = await client.open(`/api/v1/submissions/${id}/events`, {
      headers: { accept: 'text/event-stream' },
    });
    const text = JSON.stringify([responses.map(({ body }) => body), list.body, await stream.text()]);
    expect(text).not.toContain('31337');
    expect(text).toContain('Random prices');
  });

  it('are nobody else’s', async () => {
    const id = await submitFailing();
    for (const other of [await test.guest(), test.visitor()])
      expect(await other.call(address(id), POST)).toMatchObject({
        status: 404,
        body: { code: 'SUBMISSION_NOT_FOUND' },
      });
    expect(await client.call(address('nope'), POST)).toMatchObject({ status: 404 });
  });

  it('are their learner’s alone, though somebody else may read the submission', async () => {
    const id = await submitFailing();
    const reviewer = await test.guest();
    const { user } = await reviewer.get(whoSchema, '/api/v1/me');
    await test.world.repositories.regrades.allow(id, user.id);
    expect((await test.get(reviewer, id)).verdict).toBe('rejected');
    expect(await reviewer.call(address(id), POST)).toMatchObject({
      status: 404,
      body: { code: 'SUBMISSION_NOT_FOUND' },
    });
  });

  it('are there only where the grading handed them over', async () => {
    const id = await submitFailing();
    for (const check of ['secret', 'sample-1', '__proto__'])
      expect(await client.call(address(id, check), POST)).toMatchObject({
        status: 404,
        body: { code: 'REVEAL_NOT_FOUND' },
      });
  });

  it('may be none', async () => {
    const id = await submitFailing([]);
    expect(submissionSchema.parse(await test.get(client, id)).revealable).toBeUndefined();
  });
});
