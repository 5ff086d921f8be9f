import { eventPageSchema, isMeasureJob, type Check } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestAttempt } from '../../testing/test-worker.js';
import type { TestClient } from '../../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

const check = (id: string, changes: Partial<Check> = {}): Check => ({
  id,
  title: id,
  group: id,
  weight: 1,
  required: true,
  status: 'pass',
  score: 1,
  visible: true,
  ...changes,
});
const DIFF: Check['evidence'] = { type: 'diff', expected: '1', actual: '1' };
const FIRST = check('random', { evidence: DIFF });
const MEASURED = check('speed', { required: false, score: 0.9 });

/** A submission whose first stage took 1.5 s of waiting and is recorded. */
async function decide(): Promise<string> {
  const { id } = await test.submit(client);
  test.world.clock.advance(1_500);
  const attempt = await test.worker.take();
  await attempt.emitCheck(FIRST);
  await attempt.reportStage({ checks: [FIRST] });
  await test.record();
  await test.api.services.dispatcher.idle();
  return id;
}
const takeMeasureJob = (): Promise<TestAttempt> => test.worker.take('grading-measure');
const score = { points: 94, max: 100, percent: 94, groups: [] };

async function finish(attempt: TestAttempt): Promise<void> {
  await attempt.emitCheck(MEASURED);
  const { checks } = attempt.job as { readonly checks?: readonly Check[] };
  await attempt.report({ checks: [...(checks ?? []), MEASURED], score });
  await test.record();
}
const typesOf = async (id: string) =>
  (await client.get(eventPageSchema, `/api/v1/submissions/${id}/events`)).items.map(({ type }) => type);

const BOTH_STAGES = [
  'submission.queued',
  'grading.started',
  'grading.check',
  'grading.provisional',
  'submission.queued',
  'grading.started',
  'grading.check',
  'grading.finished',
];

describe('a submission in two stages', () => {
  it('is queued between them, with its decided points and without a verdict', async () => {
    const id = await decide();
    expect(await test.get(client, id)).toMatchObject({
      status: 'queued',
      verdict: null,
      score: null,
      checks: [{ id: 'random' }],
      queue: { position: 0, stage: 'measuring' },
    });
    const { items } = await client.get(eventPageSchema, `/api/v1/submissions/${id}/events`);
    expect(items.find(({ type }) => type === 'grading.provisional')).toMatchObject({
      data: { correct: true, points: 40, max: 100 },
    });
  });

  it('is measured by a separate job, which has the checks without their evidence', async () => {
    await decide();
    const { job } = await takeMeasureJob();
    expect(isMeasureJob(job)).toBe(true);
    expect(job).toMatchObject({ attempt: 2, tryNumber: 1, checks: [{ id: 'random', status: 'pass' }] });
    expect(JSON.stringify(job)).not.toContain('"evidence"');
  });

  it('ends as one submission: all checks with their evidence, both times, one try', async () => {
    const id = await decide();
    test.world.clock.advance(2_000);
    await finish(await takeMeasureJob());
    const graded = await test.get(client, id);
    expect(graded).toMatchObject({
      status: 'graded',
      verdict: 'accepted',
      attempts: 1,
      checks: [{ id: 'random', evidence: DIFF }, { id: 'speed' }],
      phases: { queuedMs: 3_500 },
    });
    expect(await typesOf(id)).toEqual(BOTH_STAGES);
  });

  it('keeps the events that it emitted even if the live log was lost in between', async () => {
    const id = await decide();
    const attempt = await takeMeasureJob();
    await finish(attempt);
    await test.world.log.clear(id);
    expect(await typesOf(id)).toEqual(BOTH_STAGES);
  });
});

describe('a first stage', () => {
  it('is recorded once: a second report of it changes nothing', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    const [record, endings] = await Promise.all([
      test.world.repositories.submissions.find(id),
      test.world.repositories.submissions.listEndings(id),
    ]);
    if (record === undefined) throw new Error('no record');
    const stage = (points: number) => ({
      correct: true,
      points,
      max: 100,
      checks: [FIRST],
      phases: {
        ...{ queuedMs: 0, waitingMs: 0, calibrateMs: 0, prepareMs: 0, compileMs: 0 },
        ...{ runMs: 0, measureMs: 0, judgeMs: 0, recordMs: 0 },
      },
    });
    const { attempts } = test.api.services;
    expect(await attempts.stage({ record, endings }, stage(40), attempt)).toBe(true);
    expect(await attempts.stage({ record, endings }, stage(50), attempt)).toBe(false);
    const emitted = (await test.world.log.read(id, 0)).events.filter(
      ({ type }) => type === 'grading.provisional',
    );
    expect(emitted).toMatchObject([{ data: { points: 40 } }]);
  });

  it('is neither graded nor emitted again after its measuring was lost', async () => {
    const id = await decide();
    const lost = await takeMeasureJob();
    await lost.reportFault();
    await test.record();
    test.world.clock.advance(10_000);
    await test.worker.announce();
    await test.api.services.dispatcher.dispatch();
    const again = await takeMeasureJob();
    expect(again.job).toMatchObject({ attempt: 3, tryNumber: 2 });
    await finish(again);
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', attempts: 2 });
    expect((await typesOf(id)).filter((type) => type === 'grading.provisional')).toHaveLength(1);
  });

  it('is followed by measuring even if recording it was interrupted', async () => {
    const id = await decide();
    // As if the process had ended before the entry was moved.
    await test.world.queues['grading-measure'].remove(`${id}:2`);
    await test.api.services.queueEntries.release(id, 0, { lane: 'grading-submit', work: '' });
    await test.api.reconcile();
    await test.api.services.dispatcher.dispatch();
    expect((await takeMeasureJob()).job.submission).toBe(id);
  });
});

describe('a submission that is cancelled between its stages', () => {
  it('is cancelled, and leaves no job to measure it', async () => {
    const id = await decide();
    expect((await client.call(`/api/v1/submissions/${id}/cancel`, { method: 'POST' })).status).toBe(202);
    expect(await test.get(client, id)).toMatchObject({ status: 'cancelled' });
    expect(await test.world.queues['grading-measure'].depth()).toEqual({ waiting: 0, active: 0 });
    expect(await test.world.repositories.queueEntries.count()).toBe(0);
  });
});
