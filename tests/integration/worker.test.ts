import type { Grader } from '@hone/worker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { redisUrl } from '../support/servers/infrastructure.js';
import {
  accepted,
  accepting,
  holding,
  openQueueBench,
  phase,
  type QueueBench,
} from '../support/api/queue-worker.js';

let bench: QueueBench;

beforeEach(() => {
  bench = openQueueBench();
});

afterEach(() => bench.close());

const types = async (submission: string) =>
  (await bench.log.read(submission, 0)).events.map((event) => event.type);

describe('an order', () => {
  it('is graded, reported live, and handed over with the attempt’s own list of events', async () => {
    await bench.log.append('s', 0, { type: 'submission.queued', data: { position: 0 } });
    await bench.startWorker({ grader: accepting });
    await bench.order('s');
    const result = await bench.result();
    const { events, epoch } = await bench.log.read('s', 1);
    expect(result).toEqual({
      v: 1,
      trace: {},
      submission: 's',
      attempt: 1,
      judgement: { outcome: 'judged', judgement: accepted, events, epoch },
      environment: {
        images: { python: 'sha256:aa' },
        kernel: 'k',
        engine: 'e',
        ruleSet: '1',
        seed: 'abcd',
        worker: 'w1',
        processor: 'p',
      },
    });
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [2, 'grading.started'],
      [3, 'grading.phase'],
    ]);
    await eventually(
      () => bench.queues['grading-submit'].state('s:1'),
      (state) => state === undefined,
    );
  });

  it('wakes a worker that waits', async () => {
    await bench.startWorker({ grader: accepting });
    await eventually(
      async () => (await bench.registry.list())[0]?.canary,
      (canary) => canary === 'passed',
    );
    const begun = performance.now();
    await bench.order('s');
    await bench.result();
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('of an attempt that is not the newest is dropped without a result', async () => {
    await bench.log.append('s', 2, { type: 'grading.started', data: { attempt: 2 } });
    await bench.order('s', 1);
    await bench.order('t');
    await bench.startWorker({ grader: accepting });
    expect((await bench.result()).submission).toBe('t');
    expect(await bench.results.depth()).toEqual({ waiting: 0, active: 0 });
    expect(await types('s')).toEqual(['grading.started']);
    expect(await bench.queues['grading-submit'].state('s:1')).toBeUndefined();
  });

  it('that is overtaken in the middle is abandoned', async () => {
    let overtaken: unknown;
    const grader: Grader = {
      async grade(order, signal, onEvent) {
        if (order.submission === 's') {
          await bench.log.append('s', 2, { type: 'grading.started', data: { attempt: 2 } });
          await onEvent(phase).catch((error: unknown) => {
            overtaken = error;
          });
          signal.throwIfAborted();
        }
        return { judgement: accepted, images: {} };
      },
    };
    await bench.order('s');
    await bench.order('t');
    await bench.startWorker({ grader });
    expect((await bench.result()).submission).toBe('t');
    expect(overtaken).toMatchObject({ reason: 'stale' });
  });
});

describe('a platform fault', () => {
  it('is reported as such, after the canary was asked again', async () => {
    let canaries = 0;
    const grader: Grader = { grade: () => Promise.reject(new Error('the engine is gone')) };
    const canary = () => Promise.resolve({ ok: (canaries += 1) > 0 });
    await bench.startWorker({ grader, canary });
    await bench.order('s');
    const { judgement } = await bench.result();
    expect(judgement).toMatchObject({ outcome: 'platform-fault', fault: 'the engine is gone' });
    expect(judgement.events.map((event) => event.type)).toEqual(['grading.started']);
    expect(canaries).toBe(2);
  });

  it('is a judgement that would not pass the wire', async () => {
    const grader: Grader = {
      grade: () =>
        Promise.resolve({
          judgement: { ...accepted, phases: { ...accepted.phases, runMs: Number.NaN } },
          images: {},
        }),
    };
    await bench.startWorker({ grader });
    await bench.order('s');
    expect((await bench.result()).judgement.outcome).toBe('platform-fault');
  });

  it('is an attempt that does not end', async () => {
    const { grader } = holding();
    await bench.startWorker({ grader, attemptMs: 50 });
    await bench.order('s');
    expect((await bench.result()).judgement).toMatchObject({
      outcome: 'platform-fault',
      fault: 'the attempt exceeded its time limit',
    });
  });

  it('keeps the worker from work until its canary passes', async () => {
    let healthy = false;
    await bench.startWorker({ grader: accepting, canary: () => Promise.resolve({ ok: healthy }) });
    await bench.order('s');
    await eventually(
      async () => (await bench.registry.list())[0]?.canary,
      (canary) => canary === 'failed',
    );
    expect(await bench.queues['grading-submit'].state('s:1')).toBe('waiting');
    healthy = true;
    expect((await bench.result()).submission).toBe('s');
  });
});

describe('an attempt in progress', () => {
  it('is aborted at once by a cancel, and leaves no result', async () => {
    const { grader, seen, aborted } = holding();
    await bench.startWorker({ grader });
    await bench.order('s');
    await eventually(
      () => seen.length,
      (length) => length === 1,
    );
    const cancelled = performance.now();
    await bench.cancels.publish('s');
    await eventually(
      () => aborted.length,
      (length) => length === 1,
    );
    expect(performance.now() - cancelled).toBeLessThan(2_000);
    expect(aborted).toMatchObject([{ reason: 'cancelled' }]);
    await eventually(
      () => bench.queues['grading-submit'].state('s:1'),
      (state) => state === undefined,
    );
    expect(await bench.results.depth()).toEqual({ waiting: 0, active: 0 });
  });

  it('is aborted when its lease is lost', async () => {
    const { grader, seen, aborted } = holding();
    await bench.startWorker({ grader, leaseMs: 300 });
    await bench.order('s');
    await eventually(
      () => seen.length,
      (length) => length === 1,
    );
    const redis = new Redis(redisUrl());
    await redis.del(`${bench.prefix}grading-submit:s:1:lock`);
    await redis.quit();
    await eventually(
      () => aborted.length,
      (length) => length === 1,
    );
    expect(aborted).toMatchObject([{ reason: 'lost' }]);
    expect(await bench.results.depth()).toEqual({ waiting: 0, active: 0 });
  });

  it('writes nothing into a log that began after its own was lost', async () => {
    let dropped: unknown;
    const grader: Grader = {
      async grade(_order, _signal, onEvent) {
        await bench.log.clear('s');
        dropped = await onEvent(phase).catch((error: unknown) => error);
        return { judgement: accepted, images: {} };
      },
    };
    await bench.startWorker({ grader });
    await bench.order('s');
    await eventually(
      () => dropped,
      (error) => error !== undefined,
    );
    expect(dropped).toMatchObject({ reason: 'lost' });
    await eventually(
      () => bench.queues['grading-submit'].state('s:1'),
      (state) => state === undefined,
    );
    expect(await bench.results.depth()).toEqual({ waiting: 0, active: 0 });
    expect(await types('s')).toEqual([]);
  });

  it('ends before the worker stops', async () => {
    const { grader, seen, release } = holding();
    const worker = await bench.startWorker({ grader });
    await bench.order('s');
    await bench.order('t');
    await eventually(
      () => seen.length,
      (length) => length === 1,
    );
    const stopped = worker.stop();
    release();
    await stopped;
    expect((await bench.result()).judgement.outcome).toBe('judged');
    expect(seen).toEqual(['s']);
    expect(await bench.registry.list()).toEqual([]);
  });

  it('is requeued, and is no fault, when the worker cannot wait for it', async () => {
    const { grader, seen } = holding();
    const worker = await bench.startWorker({ grader, drainMs: 30 });
    await bench.order('s');
    await eventually(
      () => seen.length,
      (length) => length === 1,
    );
    await worker.stop();
    expect((await bench.result()).judgement).toMatchObject({ outcome: 'returned' });
  });
});

describe('the boxes of an attempt', () => {
  /** Records what happens to boxes alongside the grading. */
  function noting() {
    const seen: string[] = [];
    const grader: Grader = {
      grade: ({ submission }) => {
        seen.push(`graded ${submission}`);
        const close = (): Promise<void> => Promise.resolve(void seen.push(`removed ${submission}`));
        return Promise.resolve({ judgement: accepted, images: {}, close });
      },
    };
    return { seen, grader };
  }

  it('are removed after the result was handed over, though no order comes', async () => {
    const { seen, grader } = noting();
    await bench.startWorker({ grader });
    await bench.order('s');
    await bench.result();
    await eventually(
      () => Promise.resolve(seen),
      (all) => all.includes('removed s'),
    );
    expect(seen).toEqual(['graded s', 'removed s']);
  });

  it('are removed before the next order is graded that waits for the slot', async () => {
    const { seen, grader } = noting();
    for (const submission of ['s', 't', 'u']) await bench.order(submission);
    const worker = await bench.startWorker({ grader, slots: 1 });
    for (let count = 0; count < 3; count += 1) await bench.result();
    await worker.stop();
    expect(seen).toEqual(['s', 't', 'u'].flatMap((each) => [`graded ${each}`, `removed ${each}`]));
  });
});
