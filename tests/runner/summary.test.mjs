import { expect, it } from 'vitest';
import { describe as lines, summarize } from './summary.mjs';

const kept = {
  since: '2026-12-01T16:20:31.000Z',
  seconds: 100,
  steps: new Map(),
  failed: [{ what: 'tests/b.test.ts', failed: 2, at: '2026-12-01T16:25:00.000Z' }],
};
const row = (name, files) => ({
  step: { name, projects: [name] },
  counts: { files: new Map(files), loose: 0 },
  seconds: 5,
});
const counts = { passed: 3, failed: 0, skipped: 0, seconds: 2, taken: 3 };

it('the end of a run that went on counts the whole, and says what it took and what had failed', () => {
  const table = [row('unit', [['a', counts]]), row('product', [['b', { ...counts, taken: 0 }]])];
  const summary = summarize({ table, all: true, seconds: 20, kept, late: [] });
  expect(summary).toMatchObject({ seconds: 120, since: kept.since, failedBefore: kept.failed });
  expect(lines(summary, []).slice(-3)).toEqual([
    'failed before, at 2026-12-01 16:25 UTC: tests/b.test.ts (2)',
    '3 of 6 taken from the run of 2026-12-01 16:20 UTC',
    '6 passed, 0 failed',
  ]);
});

it('the end of any other run says nothing of that', () => {
  const nothing = { since: undefined, seconds: 0, steps: new Map(), failed: [] };
  const late = [{ test: 'a: b', since: '2026-01-01' }];
  const summary = summarize({
    table: [row('unit', [['a', counts]])],
    all: false,
    seconds: 20,
    kept: nothing,
    late,
  });
  expect(lines(summary, late).slice(-3)).toEqual([
    '',
    'in quarantine since 2026-01-01, which is too long: a: b',
    '3 passed, 1 failed',
  ]);
});

it('the end of a red run names what failed, so that its last lines are enough', () => {
  const failing = (counts) => ({ step: { name: 'unit', projects: ['unit'] }, counts, seconds: 5 });
  const red = { passed: 1, failed: 41, skipped: 0, seconds: 2 };
  const many = Array.from({ length: 41 }, (_, index) => `a: test ${index}`);
  const lint = { passed: 0, failed: 1, skipped: 0, seconds: 3 };
  const endOf = (...table) => {
    const summary = summarize({ table, all: false, seconds: 20, kept: { seconds: 0, failed: [] }, late: [] });
    return lines(summary, []).filter((line) => line.startsWith('failed'));
  };
  expect(endOf(failing({ files: new Map([['a', red]]), loose: 0, failed: many })).slice(-2)).toEqual([
    'failed: a: test 39',
    'failed: 1 more, each told above',
  ]);
  expect(endOf(failing({ files: new Map([['a', { ...red, failed: 0 }]]), loose: 1, failed: [] }))).toEqual([
    'failed: unit: ended badly, though none of its tests failed',
  ]);
  expect(
    endOf({ step: { name: 'lint' }, counts: { files: new Map([['lint', lint]]), loose: 0 }, seconds: 3 }),
  ).toEqual(['failed: lint']);
});
