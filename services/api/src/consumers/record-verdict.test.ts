import { eventPageSchema } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../testing/memory-dependencies.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { createRecordVerdict } from './record-verdict.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

/** Records the report that lies in the results queue. */
async function recordReport() {
  const { repositories, results, logger, scope, tracer } = test.world;
  const { submissions } = repositories;
  const recordVerdict = createRecordVerdict({
    submissions,
    attempts: test.api.services.attempts,
    logger,
    scope,
    tracer,
  });
  const job = await results.take();
  if (job === undefined) throw new Error('there is no report');
  const result = await recordVerdict(job.payload);
  await job.done();
  return { result, again: () => recordVerdict(job.payload) };
}

const page = (id: string) => client.get(eventPageSchema, `/api/v1/submissions/${id}/events`);
const liveEvents = async (id: string) => (await test.world.log.read(id, 0)).events;

describe('recording a verdict', () => {
  it('marks the submission graded, with all emitted events and the times of the platform', async () => {
    const { id } = await test.submit(client);
    test.world.clock.advance(400);
    const attempt = await test.worker.take();
    await attempt.emitCheck();
    await attempt.report();
    test.world.clock.advance(30);
    expect((await recordReport()).result).toBe('recorded');
    expect(await test.get(client, id)).toMatchObject({
      status: 'graded',
      verdict: 'accepted',
      reason: null,
      score: { percent: 100 },
      checks: [{ id: 'random', status: 'pass' }],
      phases: { queuedMs: 400, waitingMs: 0, calibrateMs: 0, measureMs: 0, runMs: 20, recordMs: 30 },
      attempts: 1,
      lastSeq: 4,
    });
    expect((await test.getChallenge(client)).status).toBe('solved');
  });

  it('emits the end after recording it, as the same list everywhere', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    await recordReport();
    const recorded = await page(id);
    expect(recorded.items.map((event) => event.type)).toEqual([
      'submission.queued',
      'grading.started',
      'grading.finished',
    ]);
    expect(await liveEvents(id)).toEqual(recorded.items);
    expect((await test.world.log.read(id, 0)).epoch).toBe(recorded.epoch);
  });

  it('frees the place in the queue', async () => {
    for (let i = 0; i < 3; i++) await test.submit(client);
    expect(await test.world.queues['grading-submit'].depth()).toMatchObject({ waiting: 2 });
    await (await test.worker.take()).report();
    await recordReport();
    await test.api.services.dispatcher.idle();
    expect(await test.world.queues['grading-submit'].depth()).toMatchObject({ waiting: 2 });
    expect(await test.world.repositories.queueEntries.count()).toBe(2);
  });

  it('changes nothing the second time', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    const { again } = await recordReport();
    const before = await test.get(client, id);
    expect(await again()).toBe('repeated');
    expect(await test.get(client, id)).toEqual(before);
    expect(await liveEvents(id)).toHaveLength(3);
  });

  it('takes a run without a score', async () => {
    const { id } = await test.submit(client, { mode: 'run' });
    await (await test.worker.take('grading-run')).report({ score: null });
    await recordReport();
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', score: null, mode: 'run' });
    expect((await test.getChallenge(client)).status).toBe('new');
  });

  it('ignores an unknown submission', async () => {
    await test.submit(client);
    const attempt = await test.worker.take();
    Object.assign(attempt.job, { submission: 'unknown' });
    await attempt.report();
    expect((await recordReport()).result).toBe('unknown');
  });
});

describe('a platform fault', () => {
  it('queues the next attempt after a pause, and keeps the old one from emitting', async () => {
    const { id } = await test.submit(client);
    const first = await test.worker.take();
    await first.reportFault();
    expect((await recordReport()).result).toBe('recorded');
    expect(await first.emitCheck()).toBe(false);
    expect(await test.get(client, id)).toMatchObject({ status: 'queued', attempts: 1 });
    await test.api.services.dispatcher.idle();
    expect(await test.world.queues['grading-submit'].take()).toBeUndefined();
    test.world.clock.advance(2_000);
    await test.api.services.dispatcher.dispatch();
    const second = await test.worker.take();
    expect(second.job.attempt).toBe(2);
    await second.report();
    await recordReport();
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', verdict: 'accepted', attempts: 2 });
    expect(await liveEvents(id)).toEqual((await page(id)).items);
  });

  it('invalidates the report of an older attempt', async () => {
    const { id } = await test.submit(client);
    const first = await test.worker.take();
    await first.reportFault();
    await recordReport();
    test.world.clock.advance(2_000);
    await test.api.services.dispatcher.dispatch();
    await first.report();
    expect((await recordReport()).result).toBe('stale');
    expect(await test.get(client, id)).toMatchObject({ status: 'queued', verdict: null });
  });

  it('voids the submission the third time, and never scores it 0', async () => {
    const { id } = await test.submit(client);
    for (let attempt = 1; attempt <= 3; attempt++) {
      await (await test.worker.take()).reportFault();
      await recordReport();
      test.world.clock.advance(10_000);
      await test.worker.announce();
      await test.api.services.dispatcher.dispatch();
    }
    const shown = await test.get(client, id);
    expect(shown).toMatchObject({ status: 'voided', verdict: null, score: null, attempts: 3 });
    expect(shown.voidReason).toBe('Platform faults interrupted grading 3 times.');
    const { items } = await page(id);
    expect(items.at(-1)).toMatchObject({ type: 'grading.voided', data: { reason: shown.voidReason } });
    expect(await liveEvents(id)).toEqual(items);
    expect(await test.world.repositories.queueEntries.count()).toBe(0);
  });
});

describe('a live log that was lost', () => {
  it('is rebuilt from the report when it was lost before recording', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    await attempt.emitCheck();
    const { epoch: lostEpoch } = await test.world.log.read(id, 0);
    test.world.log.forget();
    await attempt.emit({ type: 'grading.phase', data: { phase: 'judge' } });
    await attempt.report();
    await recordReport();
    const recorded = await page(id);
    expect(recorded.items.map((event) => [event.seq, event.type])).toEqual([
      [1, 'submission.queued'],
      [2, 'grading.started'],
      [3, 'grading.check'],
      [4, 'grading.phase'],
      [5, 'grading.finished'],
    ]);
    expect(recorded.epoch).not.toBe(lostEpoch);
    expect(await test.world.log.read(id, 0)).toMatchObject({ events: recorded.items, epoch: recorded.epoch });
  });

  it('keeps the events of an earlier attempt', async () => {
    const { id } = await test.submit(client);
    const first = await test.worker.take();
    await first.emitCheck();
    await first.reportFault();
    await recordReport();
    test.world.clock.advance(2_000);
    await test.api.services.dispatcher.dispatch();
    test.world.log.forget();
    await (await test.worker.take()).report();
    test.world.log.forget();
    await recordReport();
    expect((await page(id)).items.map((event) => event.type)).toEqual([
      'submission.queued',
      'grading.started',
      'grading.check',
      'grading.started',
      'grading.finished',
    ]);
  });
});

describe('an attempt that a stopping worker requeued', () => {
  const give = async () => {
    await (await test.worker.take()).requeue();
    await recordReport();
    await test.api.services.dispatcher.idle();
  };

  it('is queued again at once, shown as queued, and graded by the next worker', async () => {
    const { id } = await test.submit(client);
    await give();
    const next = await test.worker.take();
    expect(next.job.attempt).toBe(2);
    await next.report();
    await recordReport();
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', attempts: 2 });
  });

  it('does not count towards the three faults that void a submission', async () => {
    const { id } = await test.submit(client);
    for (let fault = 1; fault <= 2; fault += 1) {
      await give();
      await (await test.worker.take()).reportFault();
      await recordReport();
      test.world.clock.advance(10_000);
      await test.api.services.dispatcher.dispatch();
    }
    await give();
    expect(await test.get(client, id)).toMatchObject({ status: 'queued' });
    await (await test.worker.take()).reportFault();
    await recordReport();
    expect(await test.get(client, id)).toMatchObject({ status: 'voided', attempts: 6 });
  });

  it('counts as a fault when workers stopped nine times before', async () => {
    const { id } = await test.submit(client);
    for (let time = 1; time <= 9; time += 1) await give();
    await give();
    const endings = await test.world.repositories.submissions.listEndings(id);
    expect(endings.map(({ fault }) => fault !== undefined)).toEqual([...Array<boolean>(9).fill(false), true]);
  });
});

describe('cancelling', () => {
  it('ends a waiting submission and takes it out of the queue', async () => {
    const { id } = await test.submit(client);
    const answer = await client.call(`/api/v1/submissions/${id}/cancel`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 202, body: { id, status: 'cancelled', verdict: null } });
    expect(await test.world.queues['grading-submit'].take()).toBeUndefined();
    expect((await page(id)).items.at(-1)).toMatchObject({ type: 'submission.cancelled' });
    expect(await liveEvents(id)).toEqual((await page(id)).items);
  });

  it('stops the worker and invalidates its report', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    const heard: string[] = [];
    await test.world.cancels.listen((submission) => heard.push(submission));
    await client.call(`/api/v1/submissions/${id}/cancel`, { method: 'POST' });
    expect(heard).toEqual([id]);
    expect(await attempt.emitCheck()).toBe(false);
    await attempt.report();
    expect((await recordReport()).result).toBe('repeated');
    expect(await test.get(client, id)).toMatchObject({ status: 'cancelled' });
  });

  it('leaves a finished submission as it is', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    await recordReport();
    const answer = await client.call(`/api/v1/submissions/${id}/cancel`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 202, body: { status: 'graded' } });
  });
});
