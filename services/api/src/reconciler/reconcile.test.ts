import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newQueueEntry } from '../features/queue/repository.js';
import { createMemoryDependencies, type MemoryDependencies } from '../testing/memory-dependencies.js';
import { POST, TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

let test: TestApi<MemoryDependencies>;
let client: TestClient;
beforeEach(async () => {
  test = await TestApi.start(createMemoryDependencies());
  client = await test.guest();
});
afterEach(() => test.close());

/** Time passes, with the reconciler looking once a second. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    test.world.clock.advance(1_000);
    await test.worker.announce();
    await test.api.reconcile();
  }
}

describe('reconciling queue entries', () => {
  it('queues an attempt again when its worker vanished, after a grace period', async () => {
    const { id } = await test.submit(client);
    const first = await test.worker.take();
    await first.emitCheck();
    await first.vanish();
    await pass(5);
    expect(await test.get(client, id)).toMatchObject({ status: 'running', attempts: 1 });
    await pass(5);
    const second = await test.worker.take();
    expect(second.job).toMatchObject({ submission: id, attempt: 2, seed: first.job.seed });
    expect(await first.emitCheck()).toBe(false);
    const history = await test.world.repositories.submissions.findEnding(id, 1);
    expect(history).toMatchObject({ fault: 'the worker stopped responding' });
    expect(history?.events?.map((event) => event.type)).toEqual(['grading.started', 'grading.check']);
  });

  it.each([3_600_000, -3_600_000])('does so also when the clock is set by %d ms', async (shiftMs) => {
    const { id } = await test.submit(client);
    const first = await test.worker.take();
    await first.vanish();
    await pass(1);
    test.world.clock.set(shiftMs);
    await pass(9);
    expect((await test.worker.take()).job).toMatchObject({ submission: id, attempt: 2 });
  });

  it('queues an attempt that waits for its time, when the clock is set back', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).vanish();
    await pass(7);
    expect(await test.world.repositories.submissions.listEndings(id)).toHaveLength(1);
    test.world.clock.set(-3_600_000);
    await pass(1);
    expect((await test.worker.take()).job).toMatchObject({ submission: id, attempt: 2 });
  });

  it('voids a submission that three workers vanished with', async () => {
    const { id } = await test.submit(client);
    for (let attempt = 1; attempt <= 3; attempt++) {
      await (await test.worker.take()).vanish();
      await pass(15);
    }
    expect(await test.get(client, id)).toMatchObject({ status: 'voided', score: null, attempts: 3 });
  });

  it('queues the next attempt after a crash between the end of one attempt and the next entry', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).vanish();
    const { submissions } = test.world.repositories;
    const at = test.world.clock.now();
    await submissions.insertEnding({ submission: id, attempt: 1, at, fault: 'the box is gone', events: [] });
    await pass(10);
    expect((await test.worker.take()).job).toMatchObject({ submission: id, attempt: 2 });
    expect(await submissions.listEndings(id)).toHaveLength(1);
  });

  it('leaves an attempt alone while it is graded, however long', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    const { queues } = test.world;
    queues['grading-submit'].state = () => Promise.resolve('active');
    await pass(60);
    await attempt.report();
    expect(await test.world.repositories.submissions.listEndings(id)).toEqual([]);
  });

  it('leaves an attempt alone whose report waits to be recorded', async () => {
    const { id } = await test.submit(client);
    await (await test.worker.take()).report();
    await pass(30);
    expect(await test.world.repositories.submissions.listEndings(id)).toEqual([]);
  });

  it('queues again when Redis was emptied, and starts the live log over', async () => {
    const { id } = await test.submit(client);
    await test.world.queues['grading-submit'].remove(`${id}:1`);
    test.world.log.forget();
    await pass(12);
    const { job } = await test.worker.take();
    expect(job).toMatchObject({ submission: id, attempt: 2 });
    expect((await test.world.log.read(id, 0)).events[0]).toMatchObject({ seq: 1, type: 'submission.queued' });
  });

  it('emits an ending that was recorded but not emitted, and removes the entry', async () => {
    const { id } = await test.submit(client);
    const attempt = await test.worker.take();
    const { log } = test.world;
    const append = log.append.bind(log);
    log.append = () => Promise.reject(new Error('Redis is not responding'));
    const record = await test.world.repositories.submissions.find(id);
    if (record === undefined) throw new Error('no record');
    const judgement = {
      verdict: 'rejected' as const,
      reason: 'wrong-answer' as const,
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
    };
    const report = { events: attempt.events };
    await expect(
      test.api.services.attempts.judge({ record, endings: [] }, judgement, report),
    ).rejects.toThrow('not responding');
    log.append = append;
    expect(await test.get(client, id)).toMatchObject({ status: 'graded', verdict: 'rejected' });
    await pass(1);
    expect((await log.read(id, 0)).events.at(-1)).toMatchObject({ type: 'grading.finished' });
    expect(await test.world.repositories.queueEntries.count()).toBe(0);
  });

  it('dispatches an entry that could not be dispatched before', async () => {
    const queue = test.world.queues['grading-submit'];
    const add = queue.add.bind(queue);
    queue.add = () => Promise.reject(new Error('Redis is not responding'));
    const { id } = await test.submit(client);
    queue.add = add;
    await pass(1);
    expect((await test.worker.take()).job).toMatchObject({ submission: id, attempt: 1 });
  });

  it('eventually finds a finished one among many that wait', async () => {
    const { queueEntries } = test.api.services;
    for (let i = 0; i < 40; i++) await test.submit(test.visitor());
    const { id } = await test.submit(client);
    const entry = await queueEntries.find(id);
    await client.call(`/api/v1/submissions/${id}/cancel`, POST);
    // As after a crash: the ending is recorded, and the entry still exists.
    if (entry !== undefined) await queueEntries.insert(entry);
    await pass(2);
    expect(await queueEntries.find(id)).toBeUndefined();
    expect(await queueEntries.count()).toBe(40);
  });

  it('removes an entry whose submission was never stored', async () => {
    const { queueEntries } = test.world.repositories;
    const createdAt = test.world.clock.now();
    await queueEntries.insert(
      newQueueEntry({ submission: 'none', user: 'u', lane: 'grading-run', createdAt }),
    );
    await pass(59);
    expect(await queueEntries.count()).toBe(1);
    await pass(2);
    expect(await queueEntries.count()).toBe(0);
  });

  it('keeps the entry of a submission that is stored late, whatever the clock says', async () => {
    const { submissions, queueEntries } = test.world.repositories;
    const insert = submissions.insert.bind(submissions);
    submissions.insert = async (...stored) => {
      test.world.clock.set(3_600_000);
      await test.api.reconcile();
      expect(await queueEntries.count()).toBe(0);
      return insert(...stored);
    };
    const { id } = await test.submit(client);
    submissions.insert = insert;
    expect((await test.worker.take()).job).toMatchObject({ submission: id, attempt: 1 });
  });

  it('keeps the entry of a submission that is stored while its entry is removed', async () => {
    const { submissions, queueEntries } = test.world.repositories;
    const { id } = await test.submit(client);
    const find = submissions.find.bind(submissions);
    let asked = 0;
    submissions.find = (wanted) => (asked++ === 0 ? Promise.resolve(undefined) : find(wanted));
    test.world.clock.set(3_600_000);
    await test.api.reconcile();
    expect(await queueEntries.find(id)).toMatchObject({ submission: id });
  });
});
