import {
  isMeasureJob,
  jobId,
  laneJobSchema,
  recordVerdictJobSchema,
  RESULTS_QUEUE,
  type Lane,
  type MeasureJob,
} from '@hone/contracts';
import { createMetrics, createScope, silentTracer } from '@hone/kit';
import {
  createMemoryChannel,
  createMemoryEventLog,
  createMemoryQueue,
  createMemoryWorkerRegistry,
  createSilentLogger,
} from '@hone/kit/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { abortOf, ACCEPTED, accepting, orderOf, PLACE } from './attempt.fixture.js';
import type { Grader } from './ports.js';
import { createWorker, type Worker, type WorkerOptions } from './worker.js';

let worker: Worker | undefined;
afterEach(() => worker?.stop(AbortSignal.abort()));

/** A worker with one slot between queues in memory. */
function openWorker(grader: Grader, changes: Partial<WorkerOptions> = {}) {
  const lane = (name: Lane) => createMemoryQueue({ name, schema: laneJobSchema(name) });
  const queues = {
    'grading-run': lane('grading-run'),
    'grading-submit': lane('grading-submit'),
    'grading-regrade': lane('grading-regrade'),
    'grading-measure': lane('grading-measure'),
  };
  const results = createMemoryQueue({ name: RESULTS_QUEUE, schema: recordVerdictJobSchema });
  const cancels = createMemoryChannel();
  const registry = createMemoryWorkerRegistry();
  const opened = createWorker({
    queues,
    results,
    log: createMemoryEventLog(),
    cancels,
    registry,
    grader,
    canary: () => Promise.resolve({ ok: true }),
    runtimes: () => [{ id: 'python', status: 'ready', languages: ['python'], version: '3' }],
    place: PLACE,
    slots: 1,
    logger: createSilentLogger(),
    scope: createScope(),
    metrics: createMetrics({ service: 'worker' }),
    tracer: silentTracer,
    canaryRetryMs: 1,
    ...changes,
  });
  worker = opened;
  return {
    worker: opened,
    queues,
    cancels,
    registry,
    order: (submission: string, name: Lane = 'grading-submit') =>
      queues[name].add(jobId(submission, 1), orderOf(submission)),
    /** The next result, when it comes, and how it ended. */
    result: async () => {
      for (;;) {
        const taken = await results.take();
        if (taken === undefined) {
          await results.wait(1_000);
          continue;
        }
        await taken.done();
        return [taken.payload.submission, taken.payload.judgement.outcome];
      }
    },
  };
}

/** Holds each grading until it is aborted; notes what began. */
function holding() {
  const begun: string[] = [];
  const grader: Grader = {
    async grade(order, signal) {
      begun.push(order.submission);
      await abortOf(signal);
      throw signal.reason;
    },
  };
  return { grader, begun };
}

/** Resolves once a fact holds; otherwise the test times out. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 1));
}

const idle = () => Promise.resolve();

describe('a worker between its lanes', () => {
  it('takes runs first, and one regrade in twelve jobs however many runs wait', async () => {
    const graded: string[] = [];
    const grader: Grader = {
      grade: (order) => (graded.push(order.submission), accepting.grade(order, AbortSignal.abort(), idle)),
    };
    const { worker: own, order, result } = openWorker(grader);
    for (let run = 1; run <= 12; run += 1) await order(`run${run}`, 'grading-run');
    await order('regrade', 'grading-regrade');
    await own.start();
    for (let served = 1; served <= 13; served += 1) await result();
    expect(graded[0]).toBe('run1');
    expect(graded.indexOf('regrade')).toBe(11);
  });
});

describe('a worker that measures', () => {
  const measuring = (submission: string): MeasureJob => ({
    ...orderOf(submission, 2),
    stage1Digest: 'ab',
    checks: [],
  });

  it('goes on grading meanwhile, and measures one submission at a time', async () => {
    const begun: string[] = [];
    const grader: Grader = {
      async grade(order, signal) {
        begun.push(order.submission);
        if (isMeasureJob(order)) await abortOf(signal);
        return accepting.grade(order, signal, idle);
      },
    };
    const { worker: own, queues, order, result } = openWorker(grader);
    for (const name of ['m1', 'm2']) await queues['grading-measure'].add(jobId(name, 2), measuring(name));
    await own.start();
    await until(() => begun.includes('m1'));
    await order('a');
    await order('b');
    expect([await result(), await result()]).toEqual([
      ['a', 'judged'],
      ['b', 'judged'],
    ]);
    expect(begun).not.toContain('m2');
  });

  it('announces that it has a slot for it', async () => {
    const { worker: own, registry } = openWorker(accepting);
    await own.start();
    await until(async () => (await registry.list()).length > 0);
    expect(await registry.list()).toMatchObject([{ slots: 1, measureSlots: 1 }]);
  });
});

describe('a worker whose job is cancelled', () => {
  it('abandons it without a report, and continues with the next', async () => {
    const { grader, begun } = holding();
    const first: Grader = {
      grade: (order, ...rest) => (order.submission === 'a' ? grader : accepting).grade(order, ...rest),
    };
    const { worker: own, order, cancels, queues, result } = openWorker(first);
    await order('a');
    await order('b');
    await own.start();
    await until(() => begun.length === 1);
    await cancels.publish('b');
    expect(own.busy()).toBe(1);
    await cancels.publish('a');
    expect(await result()).toEqual(['b', 'judged']);
    expect(await queues['grading-submit'].state(jobId('a', 1))).toBeUndefined();
  });
});

describe('a worker and its canary', () => {
  it('takes nothing before the canary has passed', async () => {
    const states: unknown[] = [];
    const answers = [false, false, true];
    const {
      worker: own,
      order,
      queues,
      result,
    } = openWorker(accepting, {
      canary: async () => {
        states.push(await queues['grading-submit'].state(jobId('a', 1)));
        return { ok: answers.shift() ?? true };
      },
    });
    await order('a');
    await own.start();
    expect(await result()).toEqual(['a', 'judged']);
    expect(states).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('runs it again after a fault, and takes nothing more until it passes', async () => {
    const asked: string[] = [];
    let faults = 0;
    const grader: Grader = {
      grade(order, ...rest) {
        asked.push(order.submission);
        if (order.submission !== 'a') return accepting.grade(order, ...rest);
        faults += 1;
        return Promise.reject(new Error('the engine is broken'));
      },
    };
    const failures = [false, false];
    const canary = () => {
      const ok = faults === 0 || (failures.shift() ?? true);
      asked.push(ok ? 'passed' : 'failed');
      return Promise.resolve({ ok });
    };
    const { worker: own, order, result } = openWorker(grader, { canary });
    await order('a');
    await order('b');
    await own.start();
    expect(await result()).toEqual(['a', 'platform-fault']);
    expect(await result()).toEqual(['b', 'judged']);
    expect(asked).toEqual(['passed', 'a', 'failed', 'failed', 'passed', 'b']);
  });
});

describe('a worker that stops', () => {
  it('finishes attempts in progress, and takes no more', async () => {
    let end: () => void = () => undefined;
    const ending = new Promise<void>((resolve) => (end = resolve));
    const grader: Grader = {
      async grade() {
        await ending;
        return { judgement: ACCEPTED, images: {} };
      },
    };
    const { worker: own, order, queues, registry, result } = openWorker(grader);
    await order('a');
    await order('b');
    await own.start();
    await until(() => own.busy() === 1);
    const stopping = own.stop();
    await until(async () => (await registry.list())[0]?.draining === true);
    end();
    await stopping;
    expect(await result()).toEqual(['a', 'judged']);
    expect(await queues['grading-submit'].state(jobId('b', 1))).toBe('waiting');
    expect(await registry.list()).toEqual([]);
  });

  it('requeues what takes too long', async () => {
    const { grader, begun } = holding();
    const { worker: own, order, result } = openWorker(grader, { drainMs: 5 });
    await order('a');
    await own.start();
    await until(() => begun.length === 1);
    await own.stop();
    expect(await result()).toEqual(['a', 'returned']);
  });

  it('requeues at once when it is urgent, even a job that it takes at that time', async () => {
    const { grader, begun } = holding();
    const { worker: own, order, queues, result } = openWorker(grader);
    const queue = queues['grading-submit'];
    const take = queue.take.bind(queue);
    let stopping: Promise<void> | undefined;
    queue.take = async () => {
      const job = await take();
      if (job !== undefined) stopping = own.stop(AbortSignal.abort());
      return job;
    };
    await order('a');
    await own.start();
    expect(await result()).toEqual(['a', 'returned']);
    await stopping;
    expect(begun).toEqual([]);
  });
});

describe('the boxes of an attempt', () => {
  it('are removed before the worker takes another one, and when it stops', async () => {
    const open = new Set<string>();
    const most: number[] = [];
    const grader: Grader = {
      grade({ submission }) {
        open.add(submission);
        most.push(open.size);
        const close = () => Promise.resolve(void open.delete(submission));
        return Promise.resolve({ judgement: ACCEPTED, images: {}, close });
      },
    };
    const { worker: own, order, result } = openWorker(grader);
    for (const name of ['a', 'b', 'c']) await order(name);
    await own.start();
    for (let served = 1; served <= 3; served += 1) await result();
    await own.stop();
    expect([most, open.size]).toEqual([[1, 1, 1], 0]);
  });
});
