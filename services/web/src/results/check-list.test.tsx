import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Check } from '@hone/contracts';
import { checkOf } from '../strings/pseudo/fixtures.js';
import { CheckList } from './check-list.js';

const passing = ['a', 'b', 'c'].map((id) => checkOf({ id, title: `Passing ${id}` }));
const failing = checkOf({ id: 'f', title: 'Failing', status: 'fail', score: 0 });
const show = (checks: readonly Check[], folds = true): string =>
  renderToStaticMarkup(<CheckList checks={checks} folds={folds} />);

describe('checks that pass', () => {
  it('are collapsed into one line once all is over, after the failures', () => {
    const html = show([...passing, failing]);
    expect(html).not.toContain('Passing a');
    expect(html.indexOf('Failing')).toBeLessThan(html.indexOf('3 checks passed'));
  });

  it('stay separate while checks arrive, and where they are few', () => {
    expect(show([...passing, failing], false)).toContain('Passing a');
    expect(show([...passing.slice(1), failing])).toContain('Passing b');
  });

  it('stay separate if they have a picture', () => {
    const evidence: Check['evidence'] = { type: 'work', text: 'It reads few blocks.', counts: [] };
    const work = checkOf({ id: 'w', title: 'Work', evidence });
    expect(show([...passing, work])).toContain('Work');
  });
});

describe('checks that failed before they could test anything', () => {
  const crashed = (id: string) =>
    checkOf({
      id,
      title: `Crashed ${id}`,
      status: 'fail',
      score: 0,
      required: true,
      reason: 'runtime-error',
    });
  const crashes = ['a', 'b', 'c', 'd'].map(crashed);

  it('are collapsed below the first of them', () => {
    const html = show([...crashes, ...passing]);
    expect(html).toContain('Crashed a');
    expect(html).not.toContain('Crashed b');
    expect(html).toContain('3 more checks failed for the same reason');
    expect(html).toContain('3 checks passed, but count only when the required checks pass');
  });

  it('stay separate where they are few, or gave a wrong answer', () => {
    expect(show(crashes.slice(1))).toContain('Crashed d');
    const wrong = crashes.map((check): Check => ({ ...check, reason: 'wrong-answer' }));
    expect(show(wrong)).toContain('Crashed d');
  });
});

describe('the rule of a failed check', () => {
  const rule = 'An event that comes again changes nothing.';
  const again = checkOf({
    id: 'r',
    title: 'Again',
    required: false,
    status: 'fail',
    reason: 'wrong-answer',
    score: 0,
    rule,
    cap: 60,
  });
  const open = (checks: readonly Check[]): string =>
    renderToStaticMarkup(<CheckList checks={checks} openIds={new Set(['r'])} />);

  it('is named, with its cap', () => {
    const words = `This check tests the rule: ${rule} Failing it caps the score at 60%.`;
    expect(open([again])).toContain(words);
  });

  it('caps nothing if a check failed that all need', () => {
    const html = open([checkOf({ id: 'b', status: 'fail', score: 0, required: true }), again]);
    expect(html).toContain(`This check tests the rule: ${rule}`);
    expect(html).not.toContain('caps');
  });

  it('is stated once', () => {
    const text = `An answer differs. The rule: ${rule}`;
    expect(open([{ ...again, evidence: { type: 'summary', text } }]).split(rule)).toHaveLength(2);
  });
});
