import type { Judgement } from '@hone/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDependencies, type MemoryDependencies } from '../../testing/memory-dependencies.js';
import { TestApi } from '../../testing/test-api.js';
import type { TestAttempt } from '../../testing/test-worker.js';
import type { TestClient } from '../../testing/test-client.js';
import type { Running } from '../submission-records/running.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

const judgementOf = (verdict: Judgement['verdict']): Judgement => ({
  verdict,
  reason: verdict === 'accepted' ? null : 'wrong-answer',
  score: null,
  checks: [],
  phases: {
    queuedMs: 0,
    waitingMs: 0,
    calibrateMs: 0,
    measureMs: 0,
    prepareMs: 0,
    compileMs: 0,
    runMs: 0,
    judgeMs: 0,
    recordMs: 0,
  },
});

/** A submission that a worker has taken, as a process sees it that has just read it. */
async function take(): Promise<{ id: string; attempt: TestAttempt; running: Running }> {
  const { id } = await test.submit(client);
  const attempt = await test.worker.take();
  return { id, attempt, running: await look(id) };
}

async function look(id: string): Promise<Running> {
  const { submissions } = test.world.repositories;
  const [record, endings] = await Promise.all([submissions.find(id), submissions.listEndings(id)]);
  if (record === undefined) throw new Error('no record');
  return { record, endings };
}

const attempts = () => test.api.services.attempts;
const queueEntries = () => test.world.repositories.queueEntries;
const liveTypes = async (id: string) => (await test.world.log.read(id, 0)).events.map((event) => event.type);

/** Lets time pass until waiting attempts are queued again. */
async function pass(ms: number): Promise<void> {
  test.world.clock.advance(ms);
  await test.worker.announce();
  await test.api.services.dispatcher.dispatch();
}

describe('an attempt that two processes end at once', () => {
  it('has the verdict of the first, in the record and in the live log', async () => {
    const { id, attempt, running } = await take();
    const { events } = attempt;
    expect(await attempts().judge(running, judgementOf('accepted'), { events })).toBe(true);
    expect(await attempts().judge(running, judgementOf('rejected'), { events })).toBe(false);
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', verdict: 'accepted' });
    const { events: emitted } = await test.world.log.read(id, 0);
    expect(emitted.filter(({ type }) => type === 'grading.finished')).toMatchObject([
      { data: { verdict: 'accepted' } },
    ]);
  });

  it('is queued again once, so that the next one keeps its position', async () => {
    const { id, attempt, running } = await take();
    expect(await attempts().fail(running, 'silent', attempt)).toBe(true);
    await attempt.vanish();
    await pass(2_000);
    const next = await test.worker.take();
    expect(await attempts().fail(running, 'silent', attempt)).toBe(false);
    expect(await attempts().requeue(running, attempt)).toBe(false);
    expect(await queueEntries().find(id)).toMatchObject({ admittedAttempt: 2 });
    expect(await next.emitCheck()).toBe(true);
    expect((await look(id)).endings).toHaveLength(1);
  });

  it('is not cancelled by a process that still sees the previous one running', async () => {
    const { id, attempt, running } = await take();
    await attempts().fail(running, 'silent', attempt);
    expect(await attempts().cancel(running)).toBe(false);
    expect(await test.get(client, id)).toMatchObject({ status: 'queued', verdict: null });
    expect(await liveTypes(id)).not.toContain('submission.cancelled');
  });
});

describe('the attempt after a lost one', () => {
  it('waits longer each time', async () => {
    const { id, attempt, running } = await take();
    await attempts().fail(running, 'silent', attempt);
    await attempt.vanish();
    const begun = test.world.clock.now();
    expect(await queueEntries().find(id)).toMatchObject({ notBefore: begun + 2_000 });
    await pass(2_000);
    const second = await test.worker.take();
    await attempts().fail(await look(id), 'silent', second);
    expect(await queueEntries().find(id)).toMatchObject({ notBefore: test.world.clock.now() + 4_000 });
  });

  it('has waited since the one before ended', async () => {
    const { id, attempt, running } = await take();
    test.world.clock.advance(60_000);
    await attempts().fail(running, 'silent', attempt);
    await attempt.vanish();
    await pass(2_000);
    const second = await test.worker.take();
    await attempts().judge(await look(id), judgementOf('accepted'), second);
    expect(await test.get(client, id)).toMatchObject({ attempts: 2, phases: { queuedMs: 2_000 } });
  });
});
