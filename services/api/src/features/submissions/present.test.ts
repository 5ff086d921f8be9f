import type { Check, EventBody, LiveEvent } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { presentSubmission } from './present.js';
import type { SubmissionRecord } from '../submission-records/record.js';

const RECORD: SubmissionRecord = {
  id: 's',
  user: 'ann',
  slug: 'price-spread',
  challenge: { slug: 'price-spread', version: 1, digest: 'd' },
  language: 'python',
  mode: 'submit',
  seed: '5eed',
  createdAt: Date.parse('2026-03-01T12:00:00Z'),
};

const QUEUED: EventBody = { type: 'submission.queued', data: { position: 0 } };
const started = (attempt: number): EventBody => ({ type: 'grading.started', data: { attempt } });
const compiled = (output: string): EventBody => ({ type: 'grading.compiled', data: { ok: true, output } });

const checked = (id: string, status: Check['status']): EventBody => {
  const score = status === 'pass' ? 1 : 0;
  const about = { title: id, group: 'correct', weight: 1, required: true, visible: true };
  return { type: 'grading.check', data: { check: { id, ...about, status, score }, done: 1, total: 2 } };
};

/** The submission as its learner sees it after these events. */
function presentAfter(...bodies: readonly EventBody[]) {
  const place = (index: number) => ({ submission: 's', seq: index + 1, at: '2026-03-01T12:00:01.000Z' });
  const events = bodies.map((body, index): LiveEvent => ({ ...place(index), ...body }));
  return presentSubmission({ record: RECORD, events, epoch: 'e' });
}

describe('a submission that is not over', () => {
  it('is queued until a worker has begun, and again when its attempt was lost', () => {
    expect(presentAfter()).toMatchObject({ status: 'queued', attempts: 0, lastSeq: 0 });
    expect(presentAfter(QUEUED)).toMatchObject({ status: 'queued', attempts: 0, lastSeq: 1 });
    expect(presentAfter(QUEUED, started(1))).toMatchObject({ status: 'running', attempts: 1, lastSeq: 2 });
    expect(presentAfter(QUEUED, started(1), QUEUED)).toMatchObject({ status: 'queued', attempts: 1 });
  });

  it('shows the events of the running attempt, and none of the lost one', () => {
    const lost = [started(1), compiled('first'), checked('a', 'fail'), checked('b', 'pass')];
    const shown = presentAfter(QUEUED, ...lost, QUEUED, started(2), checked('a', 'pass'));
    expect(shown.checks.map(({ id, status }) => [id, status])).toEqual([['a', 'pass']]);
    expect(shown.compile).toBeUndefined();
    expect(shown).toMatchObject({ status: 'running', attempts: 2, lastSeq: 8 });
  });

  it('shows the latest state of each check', () => {
    const shown = presentAfter(QUEUED, started(1), checked('a', 'pass'), checked('a', 'fail'));
    expect(shown.checks.map(({ id, status }) => [id, status])).toEqual([['a', 'fail']]);
  });

  it('has neither verdict nor score, nor anything to reveal', () => {
    expect(presentAfter(QUEUED, started(1))).toMatchObject({
      verdict: null,
      score: null,
      phases: null,
      finishedAt: null,
    });
    expect(presentAfter(QUEUED)).not.toHaveProperty('revealable');
  });
});
