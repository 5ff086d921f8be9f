import { describe, expect, it } from 'vitest';
import { writeTopology, type EventBody } from '@hone/contracts';
import { checkOf, eventsOf, STORY } from './scripted-events.js';
import { step, stepAll } from './sequence.js';
import { applyEvent, EMPTY_VIEW, findFirstFailure, isOver } from './submission-view.js';

function viewAfter(bodies: readonly EventBody[]) {
  return stepAll(EMPTY_VIEW, eventsOf(bodies)).view;
}

describe('the view of a submission', () => {
  it('shows the place in the queue, the phase, the checks and the verdict', () => {
    expect(viewAfter(STORY.slice(0, 1))).toMatchObject({ stage: 'queued', position: 3, lastSeq: 1 });
    expect(viewAfter(STORY.slice(0, 3))).toMatchObject({ stage: 'running', attempt: 1, phase: 'run' });
    expect(viewAfter(STORY.slice(0, 4))).toMatchObject({ done: 1, total: 2 });
    const end = viewAfter(STORY);
    expect(end).toMatchObject({ stage: 'finished', phase: null, lastSeq: 6 });
    expect(end.checks.map((check) => check.id)).toEqual(['a', 'b']);
    expect(end.result).toEqual({ verdict: 'rejected', reason: 'wrong-answer', score: null });
    expect(isOver(end)).toBe(true);
  });

  it('finds the first failing check', () => {
    expect(findFirstFailure(viewAfter(STORY))?.id).toBe('b');
    expect(findFirstFailure(EMPTY_VIEW)).toBeUndefined();
  });

  it('forgets the results of a lost attempt when the next one starts', () => {
    const again = viewAfter([
      ...STORY.slice(0, 4),
      { type: 'grading.log', data: { stream: 'info', text: 'first worker' } },
      { type: 'grading.started', data: { attempt: 2 } },
    ]);
    expect(again).toMatchObject({ stage: 'running', attempt: 2, checks: [], done: 0, total: null, log: [] });
    expect(again.lastSeq).toBe(6);
  });

  it('replaces a check that is reported again in place', () => {
    const before = viewAfter(STORY.slice(0, 5));
    const [event] = eventsOf(
      [{ type: 'grading.check', data: { check: checkOf('a', 'inconclusive'), done: 2, total: 2 } }],
      6,
    );
    const after = event === undefined ? before : applyEvent(before, event);
    expect(after.checks.map((check) => [check.id, check.status])).toEqual([
      ['a', 'inconclusive'],
      ['b', 'fail'],
    ]);
  });

  it('keeps compiler output and program logs with their streams', () => {
    const view = viewAfter([
      { type: 'grading.compiled', data: { ok: false, output: 'line 3: unexpected' } },
      { type: 'grading.log', data: { stream: 'stderr', text: 'oh' } },
    ]);
    expect(view.compiled).toEqual({ ok: false, output: 'line 3: unexpected' });
    expect(view.log).toEqual([{ seq: 2, stream: 'stderr', text: 'oh' }]);
  });

  it('keeps the grader’s progress message until the next phase, check or end', () => {
    const saying: EventBody[] = [
      { type: 'grading.phase', data: { phase: 'measure' } },
      { type: 'grading.log', data: { stream: 'info', text: 'measuring' } },
      { type: 'grading.log', data: { stream: 'stderr', text: 'oh' } },
    ];
    expect(viewAfter(saying).note).toBe('measuring');
    const after = (body: EventBody) => viewAfter([...saying, body]).note;
    expect(after({ type: 'grading.phase', data: { phase: 'judge' } })).toBeNull();
    expect(
      after({ type: 'grading.check', data: { check: checkOf('a', 'pass'), done: 1, total: 1 } }),
    ).toBeNull();
    expect(after({ type: 'grading.started', data: { attempt: 2 } })).toBeNull();
    expect(after({ type: 'submission.cancelled', data: {} })).toBeNull();
  });

  it('keeps the newest topology of a scenario apart from the log', () => {
    const state = { atMs: 250, phase: 'warm-up', operations: 3, nodes: [], links: [] };
    const saying = (text: string, stream: 'info' | 'stdout' = 'info'): EventBody => ({
      type: 'grading.log',
      data: { stream, text },
    });
    const run: EventBody = { type: 'grading.phase', data: { phase: 'run' } };
    const running = [run, saying('seed 1 of 3'), saying(writeTopology({ ...state, atMs: 0 }))];
    const view = viewAfter([...running, saying(writeTopology(state))]);
    expect(view.topology).toEqual(state);
    expect(view.log.map(({ text }) => text)).toEqual(['seed 1 of 3']);
    expect(view.note).toBe('seed 1 of 3');
    expect(viewAfter([...running, run]).topology).toMatchObject({ atMs: 0 });
    for (const end of [
      { type: 'grading.phase', data: { phase: 'judge' } },
      { type: 'grading.started', data: { attempt: 2 } },
    ] as const)
      expect(viewAfter([...running, end]).topology).toBeNull();
    const others = viewAfter([saying('topology of five'), saying(writeTopology(state), 'stdout')]);
    expect([others.topology, others.log.length]).toEqual([null, 2]);
  });

  it('ends when voided or cancelled', () => {
    const voided = viewAfter([{ type: 'grading.voided', data: { reason: 'three workers were lost' } }]);
    expect(voided).toMatchObject({ stage: 'voided', voidReason: 'three workers were lost' });
    const cancelled = viewAfter([{ type: 'submission.cancelled', data: {} }]);
    expect([isOver(voided), isOver(cancelled)]).toEqual([true, true]);
  });
});

describe('the order of events', () => {
  it('applies only the very next one', () => {
    const [first, second, third] = eventsOf(STORY);
    if (first === undefined || second === undefined || third === undefined) throw new Error('story is short');
    const one = step(EMPTY_VIEW, first);
    if (one.kind !== 'applied') throw new Error('the first event must apply');
    expect(step(one.view, first)).toEqual({ kind: 'duplicate' });
    expect(step(one.view, third)).toEqual({ kind: 'gap' });
    expect(step(one.view, second).kind).toBe('applied');
  });

  it('gives the same view, even when parts are replayed', () => {
    const events = eventsOf(STORY);
    const once = stepAll(EMPTY_VIEW, events).view;
    const replayed = stepAll(stepAll(EMPTY_VIEW, events.slice(0, 4)).view, [
      ...events.slice(1, 4),
      ...events,
    ]);
    expect(replayed).toEqual({ view: once, gap: false });
  });

  it('stops at a gap', () => {
    const events = eventsOf(STORY);
    const { view, gap } = stepAll(EMPTY_VIEW, [...events.slice(0, 2), ...events.slice(3)]);
    expect([view.lastSeq, gap]).toEqual([2, true]);
  });
});
