import type { Grader } from '@hone/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { accepted, holding, openQueueBench, type QueueBench } from '../support/api/queue-worker.js';

let bench: QueueBench;

beforeEach(() => {
  bench = openQueueBench();
});

afterEach(() => bench.close());

describe('several orders', () => {
  it('are taken by lane, sample runs first, and no lane starves', async () => {
    const order: string[] = [];
    const grader: Grader = {
      grade(job) {
        order.push(job.submission);
        return Promise.resolve({ judgement: accepted, images: {} });
      },
    };
    for (let index = 0; index < 14; index += 1) await bench.order(`run${index}`, 1, 'grading-run');
    await bench.order('submit', 1, 'grading-submit');
    await bench.order('regrade', 1, 'grading-regrade');
    await bench.startWorker({ grader });
    await eventually(
      () => order.length,
      (length) => length === 16,
    );
    expect(order[0]).toBe('run0');
    expect(order.indexOf('submit')).toBe(2);
    expect(order.indexOf('regrade')).toBe(11);
  });

  it('run concurrently in all slots', async () => {
    const { grader, seen, release } = holding();
    const worker = await bench.startWorker({ grader, slots: 2 });
    for (const submission of ['a', 'b', 'c']) await bench.order(submission);
    await eventually(
      () => seen.length,
      (length) => length === 2,
    );
    expect(worker.busy()).toBe(2);
    expect(await bench.queues['grading-submit'].depth()).toEqual({ waiting: 1, active: 2 });
    release();
    await eventually(
      () => seen.length,
      (length) => length === 3,
    );
  });

  it('are each graded once by two workers', async () => {
    const graded: string[] = [];
    const grader: Grader = {
      grade(job) {
        graded.push(job.submission);
        return Promise.resolve({ judgement: accepted, images: {} });
      },
    };
    const ids = Array.from({ length: 60 }, (_, index) => `s${index}`);
    await Promise.all([bench.startWorker({ grader, slots: 2 }), bench.startWorker({ grader, slots: 2 })]);
    await Promise.all(ids.map((id) => bench.order(id)));
    await eventually(
      () => bench.results.depth(),
      ({ waiting }) => waiting === 60,
    );
    expect([...graded].sort()).toEqual([...ids].sort());
  });
});
