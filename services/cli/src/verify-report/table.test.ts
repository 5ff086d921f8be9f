import { describe, expect, it } from 'vitest';
import { choosePaint } from '../screen/paint.js';
import { gradingOf, reportOf, solutionOf } from './reports.fixture.js';
import { renderTable } from './table.js';

const paint = choosePaint(false, {});
const ESCAPE = '\u001b';

const failing = ['sample-one', 'empty', 'one', 'random', 'ties', 'large'];
const wrong = solutionOf({
  path: 'solutions/wrong/forgets-the-ties-of-the-last-window',
  expected: 'rejected, fails ties',
  gradings: [gradingOf({ verdict: 'rejected', reason: 'wrong-answer', percent: 0, failing })],
});
const finding = {
  severity: 'error',
  code: 'SOLUTION_PROMISE',
  path: 'solutions/wrong/x',
  message: 'it was accepted',
} as const;

describe('the table', () => {
  it('has a line for each solution and starter, with the promise and the result', () => {
    const text = renderTable([reportOf({ solutions: [solutionOf(), wrong] })], { width: Infinity, paint });
    const lines = text.split('\n');
    expect(lines[0]).toBe('clean tiny-task: 2 of 2 solutions graded as expected');
    expect(lines[2]).toMatch(
      /^ok {2}accepted\/reference-python +python +accepted +accepted, score 100 +12 ms +3 MiB$/,
    );
    expect(lines[3]).toContain(
      'rejected, wrong-answer, fails ties and sample-one and empty and 3 others, score 0',
    );
    expect(lines[4]).toMatch(/^ok {2}starter\/python +python +score 0 +rejected, score 0$/);
    expect(lines[5]).toBe('Cheats were not tried: they were not requested.');
  });

  it.each([70, 90, 120])('fits into %d columns and loses no word', (width) => {
    const report = reportOf({
      solutions: [wrong],
      findings: [finding, { ...finding, message: 'many words '.repeat(30) }],
    });
    const text = renderTable([report], { width, paint });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    expect(text.match(/many/g)).toHaveLength(30);
  });

  it('names findings with severity, code and place', () => {
    const text = renderTable([reportOf({ ok: false, findings: [finding] })], { width: Infinity, paint });
    expect(text).toContain('FINDINGS tiny-task: 1 of 1 solutions graded as expected, 1 error');
    expect(text).toContain('error SOLUTION_PROMISE solutions/wrong/x: it was accepted');
  });

  it('counts starters if no solution was graded', () => {
    const text = renderTable([reportOf({ solutions: [] })], { width: Infinity, paint });
    expect(text.split('\n')[0]).toBe('clean tiny-task: 1 of 1 starters graded as expected');
  });

  it('shows validators’ remarks on a solution, in lines that fit', () => {
    const remark = {
      check: 'data-1',
      where: 'case secret/2',
      passed: false,
      text: `wanted 3\ngot ${'words '.repeat(30)}`,
    };
    const solutions = [solutionOf(), { ...wrong, remarks: [remark, { ...remark, passed: true, text: 'x' }] }];
    const whole = renderTable([reportOf({ solutions })], { width: Infinity, paint });
    expect(whole).toContain(
      `validator ${wrong.path}: case secret/2 of check data-1, which failed: wanted 3\ngot words`,
    );
    expect(whole).toContain('case secret/2 of check data-1, which passed: x');
    const narrow = renderTable([reportOf({ solutions })], { width: 70, paint });
    for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
    expect(narrow.match(/words/g)).toHaveLength(30);
    expect(renderTable([reportOf()], { width: 70, paint })).not.toContain('validator');
  });

  it('counts the results for mutants, if there are any', () => {
    const mutants = [
      { id: 'boundary 3:7 < as <=', fate: 'killed', by: 'edges' },
      { id: 'distinct 1:1 added', fate: 'equivalent', why: 'key: x' },
      { id: 'join 2:1 INNER as LEFT', fate: 'survived', why: 'y' },
    ] as const;
    const text = renderTable([reportOf({ mutants })], { width: Infinity, paint });
    expect(text).toContain('3 mutants of the reference: 1 killed, 1 equivalent, 1 survived.');
    expect(renderTable([reportOf()], { width: Infinity, paint })).not.toContain('mutants');
  });

  it('shows the scores of each cheat and of naive', () => {
    const cheat = {
      cheat: 'disk-cache',
      title: 'x',
      score: 90,
      naive: 40,
      got: '',
      ok: false,
      gradings: [gradingOf({ percent: 90 })],
    };
    const cheats = { planted: true, naive: 'solutions/slow/naive', cheats: [cheat] } as const;
    const text = renderTable([reportOf({ cheats })], { width: Infinity, paint });
    expect(text).toContain(
      '1 cheats tried with solutions/slow/naive, which scores 40; these score higher: disk-cache.',
    );
    expect(text).toMatch(/FAIL {2}disk-cache +90 +40 +accepted, score 90/);
  });
});

describe('colours', () => {
  it('are for terminals that want them', () => {
    expect(choosePaint(true, {})('bad', 'x')).toContain(ESCAPE);
    expect(choosePaint(true, { NO_COLOR: '1' })('bad', 'x')).toBe('x');
    expect(choosePaint(true, { TERM: 'dumb' })('bad', 'x')).toBe('x');
    expect(choosePaint(false, {})('bad', 'x')).toBe('x');
  });

  it('do not disturb the columns', () => {
    const text = renderTable([reportOf({ solutions: [wrong] })], { width: 70, paint: choosePaint(true, {}) });
    expect(text).toContain(ESCAPE);

    for (const line of text.replace(/\u001b\[[0-9;]*m/g, '').split('\n'))
      expect(line.length).toBeLessThanOrEqual(70);
  });
});
