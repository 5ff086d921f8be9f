import type { EventBody, Judgement } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { abortOf, ACCEPTED, accepting, openAttempt, PLACE } from './attempt.fixture.js';
import { Abandoned } from './abandoned.js';
import { Requeued } from './requeued.js';
import type { Grader } from './ports.js';

const PHASE: EventBody = { type: 'grading.phase', data: { phase: 'run' } };

/** Grades until it is aborted, and then ends with the reason. */
const endless: Grader = {
  async grade(_order, signal) {
    await abortOf(signal);
    throw signal.reason;
  },
};

const failing = (message: string): Grader => ({ grade: () => Promise.reject(new Error(message)) });

describe('an attempt that was judged', () => {
  it('is reported with its events and its environment', async () => {
    const { run, result, log, steps } = openAttempt(2);
    const images = { python: 'sha256:aa' };
    const grader: Grader = {
      async grade(_order, _signal, onEvent) {
        await onEvent(PHASE);
        return { judgement: ACCEPTED, images };
      },
    };
    expect(await run(grader)).toBe('judged');
    const { events, epoch } = await log.read('s', 0);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'grading.started'],
      [2, 'grading.phase'],
    ]);
    expect(await result()).toMatchObject({
      submission: 's',
      attempt: 2,
      judgement: { outcome: 'judged', judgement: ACCEPTED, events, epoch },
      environment: { ...PLACE, images, seed: 'abcd' },
    });
    expect(steps).toEqual(['judged as s:2', 'order ended']);
  });

  it('is reported once the queue of results is back, and only then completes its job', async () => {
    const { run, results, steps } = openAttempt();
    const add = results.add.bind(results);
    results.add = () => {
      results.add = add;
      steps.push('queue away');
      return Promise.reject(new Error('Redis is not responding'));
    };
    expect(await run(accepting)).toBe('judged');
    expect(steps).toEqual(['queue away', 'judged as s:1', 'order ended']);
  });

  it('stays recorded although its job could not be completed', async () => {
    const { run, job, steps } = openAttempt();
    job.done = () => Promise.reject(new Error('Redis is not responding'));
    expect(await run(accepting)).toBe('judged');
    expect(steps).toEqual(['judged as s:1']);
  });
});

describe('an attempt that the platform failed at', () => {
  it('is reported as a fault, after the canary ran', async () => {
    const { run, result, steps } = openAttempt();
    expect(await run(failing('the box did not start'))).toBe('fault');
    expect(steps).toEqual(['canary', 'platform-fault as s:1', 'order ended']);
    const { judgement } = await result();
    expect(judgement).toMatchObject({ outcome: 'platform-fault', fault: 'the box did not start' });
    expect(judgement.events.map(({ type }) => type)).toEqual(['grading.started']);
  });

  it('may have a judgement that does not match the schema', async () => {
    const { run, result } = openAttempt();
    const judgement = { ...ACCEPTED, verdict: 'splendid' } as unknown as Judgement;
    expect(await run({ grade: () => Promise.resolve({ judgement, images: {} }) })).toBe('fault');
    expect((await result()).judgement.outcome).toBe('platform-fault');
  });

  it('may have taken too long', async () => {
    const { run, result } = openAttempt();
    expect(await run(endless, { attemptMs: 5 })).toBe('fault');
    expect((await result()).judgement).toMatchObject({ fault: 'the attempt exceeded its time limit' });
  });
});

describe('an attempt that a stopping worker requeues', () => {
  it('is reported as returned, with its events, and runs no canary', async () => {
    const { run, stop, result, steps } = openAttempt();
    const running = run(endless);
    stop.abort(new Requeued());
    expect(await running).toBe('returned');
    expect(steps).toEqual(['returned as s:1', 'order ended']);
    expect((await result()).judgement.outcome).toBe('returned');
  });
});

describe('an attempt that no longer belongs to this worker is abandoned without a report', () => {
  it('when it was cancelled', async () => {
    const { run, stop, steps } = openAttempt();
    const running = run(endless);
    stop.abort(new Abandoned('cancelled'));
    expect(await running).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when it was cancelled and its grading ends well all the same', async () => {
    const { run, stop, steps } = openAttempt();
    const stubborn: Grader = {
      async grade(_order, signal) {
        await abortOf(signal);
        return { judgement: ACCEPTED, images: {} };
      },
    };
    const running = run(stubborn);
    stop.abort(new Abandoned('cancelled'));
    expect(await running).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when its lease is lost while it is graded', async () => {
    const { run, loseLease, steps } = openAttempt();
    const running = run(endless);
    loseLease();
    expect(await running).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when its lease is lost and its grading fails at that', async () => {
    const { run, loseLease, steps } = openAttempt();
    const torn: Grader = {
      grade: () => {
        loseLease();
        return Promise.reject(new Error('the box is gone'));
      },
    };
    expect(await run(torn)).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when its lease is lost while the canary runs after its fault', async () => {
    const { run, loseLease, steps } = openAttempt();
    const onFault = () => Promise.resolve(loseLease());
    expect(await run(failing('the box did not start'), { onFault })).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when its lease is lost while the queue of results is unavailable', async () => {
    const { run, results, loseLease, steps } = openAttempt();
    results.add = () => {
      loseLease();
      return Promise.reject(new Error('Redis is not responding'));
    };
    expect(await run(accepting)).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when a newer attempt has emitted an event', async () => {
    const { run, log, steps } = openAttempt();
    const overtaken: Grader = {
      async grade(_order, _signal, onEvent) {
        await log.append('s', 2, { type: 'grading.started', data: { attempt: 2 } });
        // A kind that continues although it could not emit.
        await onEvent(PHASE).catch(() => undefined);
        return { judgement: ACCEPTED, images: {} };
      },
    };
    expect(await run(overtaken)).toBe('dropped');
    expect(steps).toEqual(['order ended']);
    expect((await log.read('s', 0)).lastSeq).toBe(2);
  });

  it('when a newer attempt had begun before', async () => {
    const { run, log, steps } = openAttempt();
    await log.append('s', 2, { type: 'grading.started', data: { attempt: 2 } });
    expect(await run(accepting)).toBe('dropped');
    expect(steps).toEqual(['order ended']);
  });

  it('when the live log was lost in the middle, and starts no other one', async () => {
    const { run, log, steps } = openAttempt();
    const bereft: Grader = {
      async grade(_order, _signal, onEvent) {
        log.forget();
        await onEvent(PHASE);
        return { judgement: ACCEPTED, images: {} };
      },
    };
    expect(await run(bereft)).toBe('dropped');
    expect(steps).toEqual(['order ended']);
    expect((await log.read('s', 0)).epoch).toBeNull();
  });
});
