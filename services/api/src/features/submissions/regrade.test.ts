import { submittedSchema, type Role } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breakable } from '../../testing/breakable.js';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { POST, TestApi } from '../../testing/test-api.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let learner: TestClient;
let reviewer: TestClient;
let storing: { broken: boolean };
beforeEach(async () => {
  const world = createMemoryDependencies();
  storing = breakable(world.repositories.submissions, 'insert');
  test = await TestApi.start(world);
  learner = await test.guest();
  reviewer = await staff('reviewer');
});
afterEach(() => test.close());

const path = (id: string, part = '') => `/api/v1/submissions/${id}${part}`;

async function staff(...roles: Role[]): Promise<TestClient> {
  const client = test.visitor();
  const { body } = await client.call('/api/v1/auth/guest', POST);
  const { user } = body as { user: { id: string } };
  const { users } = test.world.repositories;
  const find = users.find.bind(users);
  users.find = async (id) => {
    const found = await find(id);
    return found !== undefined && id === user.id ? { ...found, roles } : found;
  };
  return client;
}

async function graded(percent = 100, client = learner): Promise<string> {
  const { id } = await test.submit(client);
  await report(percent);
  return id;
}

async function report(percent: number, lane: 'grading-submit' | 'grading-regrade' = 'grading-submit') {
  const attempt = await test.worker.take(lane);
  await attempt.report({
    verdict: percent === 100 ? 'accepted' : 'partial',
    score: { points: percent, max: 100, percent, groups: [] },
  });
  await test.record();
  return attempt.job;
}

async function regrade(id: string, client = reviewer, headers: Record<string, string> = {}) {
  test.world.clock.advance(5);
  const answer = await client.get(submittedSchema, path(id, '/regrade'), { ...POST, headers }, 202);
  await test.api.services.dispatcher.idle();
  return answer.id;
}

const refusal = (status: number, code: string) => ({ status, body: { code } });

describe('a regrade', () => {
  it('is a new record that grades the same files with the same seed in a separate lane', async () => {
    const { id } = await test.submit(learner);
    const original = await report(50);
    const answer = await reviewer.call(path(id, '/regrade'), POST);
    const { id: again } = answer.body as { id: string };
    expect(answer.headers.get('location')).toBe(path(again));
    await test.api.services.dispatcher.idle();
    const { job } = await test.worker.take('grading-regrade');
    expect(job).toEqual({ ...original, submission: again, trace: job.trace });
    expect(again).not.toBe(id);
  });

  it('says what changed, and is listed with the original in the history of its owner', async () => {
    const id = await graded(50);
    const again = await regrade(id);
    expect(await test.get(learner, again)).toMatchObject({ status: 'queued', regradeOf: id });
    await report(100, 'grading-regrade');
    expect(await test.get(learner, again)).toMatchObject({
      regradeOf: id,
      score: { percent: 100 },
      comparison: {
        verdict: { before: 'partial', after: 'accepted' },
        percent: { before: 50, after: 100 },
        checks: [],
      },
    });
    expect(await test.get(learner, id)).toMatchObject({ score: { percent: 50 }, regrades: [again] });
    const { body } = await learner.call('/api/v1/submissions');
    expect((body as { items: object[] }).items).toMatchObject([{ id: again, regradeOf: id }, { id }]);
  });

  it('counts for progress when it is better, and changes nothing when it is worse', async () => {
    const worse = await graded(100);
    await regrade(worse);
    await report(0, 'grading-regrade');
    expect(await test.getChallenge(learner)).toMatchObject({ status: 'solved' });
    const other = await test.guest();
    await regrade(await graded(50, other));
    await report(100, 'grading-regrade');
    expect(await test.getChallenge(other)).toMatchObject({ status: 'solved' });
  });

  it('that the platform failed at leaves the original and its score alone', async () => {
    const id = await graded(50);
    const again = await regrade(id);
    for (let attempt = 1; attempt <= 3; attempt++) {
      await (await test.worker.take('grading-regrade')).reportFault();
      await test.record();
      test.world.clock.advance(10_000);
      await test.worker.announce();
      await test.api.services.dispatcher.dispatch();
    }
    const voided = await test.get(reviewer, again);
    expect(voided).toMatchObject({ status: 'voided', score: null });
    expect(voided).not.toHaveProperty('comparison');
    expect(await test.get(learner, id)).toMatchObject({ status: 'graded', score: { percent: 50 } });
  });

  it('of a regrade grades the original again', async () => {
    const id = await graded();
    const first = await regrade(id);
    await report(100, 'grading-regrade');
    const second = await regrade(first);
    expect(await test.get(reviewer, second)).toMatchObject({ regradeOf: id });
    await report(100, 'grading-regrade');
    expect(await test.get(learner, id)).toMatchObject({ regrades: [first, second] });
  });

  it('is one while it is open, for any number of requests by any users', async () => {
    const id = await graded();
    const other = await staff('author');
    const ids = await Promise.all([reviewer, reviewer, other, reviewer].map((who) => regrade(id, who)));
    expect(new Set(ids).size).toBe(1);
    await test.api.services.dispatcher.idle();
    expect(await test.world.queues['grading-regrade'].depth()).toEqual({ waiting: 1, active: 0 });
    expect((await test.get(other, ids[0] ?? '')).regradeOf).toBe(id);
  });

  it('is found again under its Idempotency-Key, also when it is finished', async () => {
    const id = await graded();
    const key = { 'idempotency-key': 'k1' };
    const first = await regrade(id, reviewer, key);
    await report(100, 'grading-regrade');
    expect(await regrade(id, reviewer, key)).toBe(first);
    const another = await graded();
    expect(await reviewer.call(path(another, '/regrade'), { ...POST, headers: key })).toMatchObject(
      refusal(422, 'IDEMPOTENCY_KEY_REUSED'),
    );
    expect(await regrade(id, reviewer, { 'idempotency-key': 'k2' })).not.toBe(first);
  });

  it('whose creation broke off is completed by the next request', async () => {
    const id = await graded();
    storing.broken = true;
    expect((await reviewer.call(path(id, '/regrade'), POST)).status).toBe(500);
    storing.broken = false;
    const again = await regrade(id);
    expect(await test.world.repositories.regrades.list(id)).toHaveLength(1);
    expect((await report(100, 'grading-regrade')).submission).toBe(again);
  });
});

describe('who may regrade', () => {
  it('is an author, a reviewer or an admin; others are denied for their own submission, and find no other', async () => {
    const id = await graded();
    expect(await learner.call(path(id, '/regrade'), POST)).toMatchObject(refusal(403, 'AUTH_FORBIDDEN'));
    for (const who of [await test.guest(), test.visitor()])
      expect(await who.call(path(id, '/regrade'), POST)).toMatchObject(refusal(404, 'SUBMISSION_NOT_FOUND'));
    for (const role of ['author', 'admin'] as const) await regrade(id, await staff(role));
    expect(await reviewer.call(path('nobody', '/regrade'), POST)).toMatchObject(
      refusal(404, 'SUBMISSION_NOT_FOUND'),
    );
  });

  it('has to wait until the original is graded or voided', async () => {
    const { id } = await test.submit(learner);
    const unfinished = refusal(409, 'REGRADE_UNFINISHED');
    expect(await reviewer.call(path(id, '/regrade'), POST)).toMatchObject(unfinished);
    await learner.call(path(id, '/cancel'), POST);
    expect(await reviewer.call(path(id, '/regrade'), POST)).toMatchObject(unfinished);
  });

  it('may read the regrade and its original from then on, and nothing else', async () => {
    const id = await graded();
    const other = await graded();
    const parts = ['', '/files', '/events'];
    const statuses = async (of: string) =>
      Promise.all(parts.map(async (part) => (await reviewer.call(path(of, part))).status));
    expect(await statuses(id)).toEqual([404, 404, 404]);
    const again = await regrade(id);
    expect(await statuses(id)).toEqual([200, 200, 200]);
    expect(await statuses(again)).toEqual([200, 200, 200]);
    expect(await statuses(other)).toEqual([404, 404, 404]);
    const me = (await reviewer.call('/api/v1/me')).body as { user: { id: string } };
    expect(await test.api.feed.find(again, { user: me.user.id })).toMatchObject({ status: 'queued' });
  });

  it('may cancel the regrade, and its learner may not', async () => {
    const id = await graded();
    const again = await regrade(id);
    expect(await learner.call(path(again, '/cancel'), POST)).toMatchObject(refusal(403, 'AUTH_FORBIDDEN'));
    expect(await reviewer.call(path(id, '/cancel'), POST)).toMatchObject(refusal(403, 'AUTH_FORBIDDEN'));
    expect(await reviewer.call(path(again, '/cancel'), POST)).toMatchObject({
      status: 202,
      body: { status: 'cancelled' },
    });
    expect(await test.get(learner, id)).toMatchObject({ status: 'graded', regrades: [again] });
  });
});
