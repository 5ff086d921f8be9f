import { describe, expect, it } from 'vitest';
import { checkStatusSchema, reasonSchema, skillSchema, verdictSchema, type Check } from '@hone/contracts';
import { ApiProblem, ConnectionLost } from '../api-client/failures.js';
import { checkOf, eventsOf, STORY } from '../live/scripted-events.js';
import { stepAll } from '../live/sequence.js';
import { EMPTY_VIEW } from '../live/submission-view.js';
import { describeNextHint } from './aids.js';
import { describeFailure } from './failure-words.js';
import { languageLabel, SKILL_AREAS, verdictLabel } from './labels.js';
import { describeCap, describeOutcome, pointsLost, statusLabel } from './outcome.js';
import { describeProgress, describeQueue, describeResult } from './progress.js';
import { formatBytes, formatClock, formatMs, formatPercent, formatPoints } from './quantities.js';
import { reasonWords } from './reasons.js';

const after = (count: number) => stepAll(EMPTY_VIEW, eventsOf(STORY.slice(0, count))).view;

describe('words', () => {
  it('has a sentence for every reason and a word for every status and verdict', () => {
    for (const reason of reasonSchema.options) expect(reasonWords({ reason })?.sentence).toMatch(/\.$/);
    for (const status of checkStatusSchema.options) expect(statusLabel(status)).toMatch(/^[A-Z]/);
    for (const verdict of verdictSchema.options) expect(verdictLabel(verdict).toLowerCase()).toBe(verdict);
  });

  it('places every skill in one area', () => {
    const placed = SKILL_AREAS.flatMap((area) => area.skills);
    expect([...placed].sort()).toEqual([...skillSchema.options].sort());
  });

  it('spells languages, including unknown ones', () => {
    expect([languageLabel('cpp'), languageLabel('elixir')]).toEqual(['C++', 'Elixir']);
  });

  it('reports progress step by step and ends with the verdict’s word', () => {
    expect(describeProgress(after(1), 'submit')).toBe('Waiting behind 3 submissions');
    expect(describeProgress(after(2), 'submit')).toBe('Starting');
    expect(describeProgress(after(3), 'submit')).toBe('Running');
    expect(describeProgress(after(4), 'submit')).toBe('Running check 2 of 2');
    expect(describeProgress(after(6), 'submit')).toBe(
      'Verdict: rejected, wrong answer. 1 of 2 checks passed.',
    );
  });

  it('reports long phases in the grader’s words', () => {
    const measuring = eventsOf(
      [
        { type: 'grading.phase', data: { phase: 'measure' } },
        { type: 'grading.log', data: { stream: 'info', text: 'Measuring speed: 4 of 8 pairs of runs' } },
      ],
      5,
    );
    const { view } = stepAll(after(4), measuring);
    expect(describeProgress(view, 'submit')).toBe('Measuring speed: 4 of 8 pairs of runs');
  });

  it('says what goes first and when it starts, no more exactly than it is known', () => {
    const starts = (fromMs: number, toMs: number) => ({ position: 2, starts: { fromMs, toMs } });
    expect(describeQueue({})).toBe('Waiting in the queue');
    expect(describeQueue({ position: 0, starts: { fromMs: 0, toMs: 900 } })).toBe(
      'Next in line, starts in a few seconds',
    );
    expect(describeQueue(starts(18_300, 41_000))).toBe(
      'Waiting behind 2 submissions, starts in about 20–40 s',
    );
    expect(describeQueue(starts(19_000, 21_000))).toBe('Waiting behind 2 submissions, starts in about 20 s');
    expect(describeQueue(starts(50_000, 125_000))).toContain('about 50 s to 2 min');
    expect(describeQueue({ position: 1, stage: 'measuring' })).toBe('Waiting behind 1 speed measurement');
  });

  it('says that an answer is correct while its speed is still to be measured', () => {
    const provisional = eventsOf(
      [
        { type: 'grading.provisional', data: { correct: true, points: 40, max: 100 } },
        { type: 'submission.queued', data: { position: 2 } },
        { type: 'grading.started', data: { attempt: 1 } },
      ],
      5,
    );
    const { view } = stepAll(after(4), provisional.slice(0, 2));
    expect(describeProgress(view, 'submit')).toBe(
      'Correct, 40 of 100 points so far. Waiting behind 2 speed measurements',
    );
    const { view: measuring } = stepAll(after(4), provisional);
    expect(describeProgress(measuring, 'submit')).toBe('Correct, 40 of 100 points so far. Measuring speed…');
    expect(measuring.checks).toEqual(after(4).checks);
  });

  it('says what the next hint needs', () => {
    const hint = { index: 1, text: '' };
    const of = (hints: number, attemptsToNextHint: number | null, hintsAvailable = 3) =>
      describeNextHint({
        hints: Array.from({ length: hints }, () => hint),
        hintsAvailable,
        attemptsToNextHint,
      });
    expect(of(0, null, 0)).toBe('This challenge has no hints.');
    expect(of(0, 1)).toBe('The first hint unlocks after 1 more graded submission.');
    expect(of(1, 2)).toBe('Hint 2 of 3 unlocks after 2 more graded submissions.');
    expect(of(1, 0)).toContain('Hint 2 of 3 is ready');
    expect(of(3, null)).toBe('No more hints');
  });

  it('says when a submission is retried', () => {
    const [again] = eventsOf([{ type: 'grading.started', data: { attempt: 2 } }], 5);
    const { view } = stepAll(after(4), again === undefined ? [] : [again]);
    expect(describeProgress(view, 'submit')).toBe('Retrying. Starting');
  });

  it('names the check that decided the outcome', () => {
    const checks = [checkOf('a', 'pass'), checkOf('b', 'fail', { reason: 'time-limit', title: 'Burst' })];
    const result = { verdict: 'partial', reason: 'time-limit', score: null } as const;
    expect(describeOutcome(checks, result, 'submit')).toBe(
      '“Burst”: time limit exceeded. 1 of 2 checks failed.',
    );
    const compile = { verdict: 'rejected', reason: 'compile-error', score: null } as const;
    expect(describeOutcome([], compile, 'submit')).toContain('syntax or compile error');
  });

  it('calls rows in the wrong order that, and not badly formed', () => {
    const text = 'Wrong order: the rows are right, and from row 3 on they stand elsewhere.';
    const evidence = { type: 'summary', text } as const;
    const checks = [checkOf('ties', 'fail', { reason: 'presentation', title: 'Ties', evidence })];
    const result = { verdict: 'rejected', reason: 'presentation', score: null } as const;
    expect(describeOutcome(checks, result, 'submit')).toBe('“Ties”: wrong order.');
    expect(describeResult({ checks }, result, 'submit')).toContain('rejected, wrong order.');
    expect(reasonWords({ reason: 'presentation' })?.short).toBe('wrong format or order');
  });

  it('says what an accepted answer lacks, and where to look', () => {
    const evidence = { type: 'memory' } as unknown as NonNullable<Check['evidence']>;
    const speed = checkOf('memory', 'pass', { score: 0.977, evidence });
    const components = [{ check: 'memory', points: 97.7, max: 100 }];
    const groups = [{ id: 'memory', title: 'Memory', points: 97.7, max: 100, components }];
    const score = { points: 97.7, max: 100, percent: 97.7, groups };
    expect(pointsLost(speed, score)).toBe('2.3 points lost: see the memory table');
    expect(pointsLost({ ...speed, score: 1 }, score)).toBeUndefined();
    const result = { verdict: 'accepted', reason: null, score } as const;
    expect(describeOutcome([speed], result, 'submit')).toBe(
      'All checks pass. 2.3 points lost: see the memory table.',
    );
  });

  it('says which rule limits the score', () => {
    const race = checkOf('race', 'fail', { title: 'Two at once', rule: 'A room is booked once.', cap: 40 });
    const score = { points: 40, max: 100, percent: 40, groups: [], cap: { at: 40, check: 'race' } };
    expect(describeCap([race], score)).toBe(
      'Score capped at 40% because “Two at once” failed: A room is booked once.',
    );
    expect(describeCap([race], score, 'The rule: A room is booked once.')).toBe(
      'Score capped at 40% because “Two at once” failed',
    );
    expect(describeCap([race], { ...score, cap: undefined })).toBeUndefined();
  });

  it('writes quantities with units', () => {
    expect([formatMs(3.04), formatMs(412), formatMs(1_250), formatMs(48_000)]).toEqual([
      '3 ms',
      '412 ms',
      '1.25 s',
      '48 s',
    ]);
    expect([formatBytes(512), formatBytes(640 * 1024), formatBytes(12.5 * 2 ** 20)]).toEqual([
      '512 B',
      '640 KiB',
      '12.5 MiB',
    ]);
    expect([formatPoints(40), formatPoints(13.333)]).toEqual(['40', '13.3']);
    expect([formatPercent(0.55), formatPercent(0.625), formatPercent(1)]).toEqual(['55%', '62.5%', '100%']);
    expect(formatClock(new Date(2026, 0, 1, 9, 4, 31))).toBe('09:04:31');
  });

  it('describes a failure: what happened, what is kept, what to do and an id', () => {
    const problem = new ApiProblem({
      type: '',
      title: '',
      status: 422,
      detail: 'A file path is refused.',
      code: 'FILE_PATH_REFUSED',
      requestId: 'r9',
      errors: [{ path: 'files.0.path', message: 'takes main.* only' }],
    });
    expect(describeFailure(problem, 'Your code is kept.')).toEqual({
      title: 'Request rejected',
      happened: 'A file path is refused. · files.0.path: takes main.* only',
      kept: 'Your code is kept.',
      advice: 'Fix the problem above and try again.',
      requestId: 'r9',
    });
    expect(describeFailure(new ConnectionLost(null), '').title).toBe('No connection');
    const limited = new ApiProblem({ ...problem.problem, code: 'RATE_LIMITED', status: 429, errors: [] });
    expect(describeFailure(limited, '').happened).toBe('You sent too many requests in a short time.');
    expect(describeFailure('odd', '').title).toBe('Something went wrong on this page');
  });
});
