import { liveEventSchema, type Check, type EventBody, type LiveEvent } from '@hone/contracts';

/** Numbered events of submission `s1` for tests, starting at `from`. */
export function eventsOf(bodies: readonly EventBody[], from = 1): LiveEvent[] {
  return bodies.map((body, index) =>
    liveEventSchema.parse({ submission: 's1', seq: from + index, at: '2026-01-01T00:00:00Z', ...body }),
  );
}

export function checkOf(id: string, status: Check['status'], extra: Partial<Check> = {}): Check {
  return {
    id,
    title: `Check ${id}`,
    group: 'correct',
    weight: 1,
    required: true,
    status,
    score: status === 'pass' ? 1 : 0,
    visible: true,
    ...extra,
  };
}

/** All events of a graded submission with two checks. */
export const STORY: readonly EventBody[] = [
  { type: 'submission.queued', data: { position: 3 } },
  { type: 'grading.started', data: { attempt: 1 } },
  { type: 'grading.phase', data: { phase: 'run' } },
  { type: 'grading.check', data: { check: checkOf('a', 'pass'), done: 1, total: 2 } },
  {
    type: 'grading.check',
    data: { check: checkOf('b', 'fail', { reason: 'wrong-answer' }), done: 2, total: 2 },
  },
  { type: 'grading.finished', data: { verdict: 'rejected', reason: 'wrong-answer', score: null } },
];
