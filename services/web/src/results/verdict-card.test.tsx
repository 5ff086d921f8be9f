import { describe, expect, it } from 'vitest';
import type { Check, Evidence } from '@hone/contracts';
import { EMPTY_VIEW, type SubmissionView } from '../live/submission-view.js';
import { checkOf } from '../strings/pseudo/fixtures.js';
import { renderPage } from '../strings/pseudo/render-page.js';
import { describeLead, findLead } from './lead.js';
import { NextStepContext, type NextStep } from './next-step.js';
import { VerdictCard } from './verdict-card.js';

const rows: Evidence = {
  type: 'rows',
  columns: ['id'],
  missing: [['7']],
  extra: [],
  missingCount: 3,
  extraCount: 1,
};
const failing = checkOf({
  id: 'ties',
  title: 'Ties',
  status: 'fail',
  reason: 'wrong-answer',
  score: 0,
  evidence: rows,
});
const viewOf = (checks: readonly Check[], verdict: 'accepted' | 'rejected'): SubmissionView => ({
  ...EMPTY_VIEW,
  stage: 'finished',
  checks,
  result: { verdict, reason: verdict === 'accepted' ? null : 'wrong-answer', score: null },
});
const step: NextStep = { openCode: () => undefined };
const show = (view: SubmissionView, next: NextStep = step) =>
  renderPage(
    <NextStepContext value={next}>
      <VerdictCard view={view} mode="submit" lead={findLead(view, 'submit')} seen={{ reveals: undefined }} />
    </NextStepContext>,
  );

describe('the verdict card', () => {
  it('leads with the failure that gave the verdict its reason, not with the first one', () => {
    const slow = checkOf({ id: 'slow', status: 'fail', reason: 'time-limit', score: 0 });
    expect(findLead(viewOf([slow, failing], 'rejected'), 'submit')?.id).toBe('ties');
  });

  it('leads with the failure that has most to show, and with required checks before others', () => {
    const summary: Evidence = { type: 'summary', text: 'Not all orders are there.' };
    const graded = { ...failing, required: false };
    const bare = { ...graded, id: 'bare', evidence: undefined };
    const said = { ...graded, id: 'said', evidence: summary };
    const counted = { ...graded, id: 'counted', evidence: { ...rows, missing: [] } };
    const required = { ...said, id: 'required', required: true };
    const leadOf = (...checks: Check[]) => findLead(viewOf(checks, 'rejected'), 'submit')?.id;
    expect(leadOf(bare, said, counted, graded)).toBe('ties');
    expect(leadOf(bare, said, counted)).toBe('said');
    expect(leadOf(bare, graded, required)).toBe('required');
    expect(leadOf(required, { ...failing, id: 'shown', required: true })).toBe('shown');
    expect(leadOf({ ...bare, required: true }, graded)).toBe('ties');
    expect(leadOf(bare)).toBe('bare');
  });

  it('says the most important sentence once, above the picture', async () => {
    const html = await show(viewOf([failing], 'rejected'));
    expect(describeLead(failing)).toBe('3 expected rows missing, 1 extra row');
    expect(html.split('3 expected rows missing')).toHaveLength(2);
    expect(html).toContain('Rows that differ');
  });

  it('shows an SQL error once, and its line below', async () => {
    const text = 'line 3, column 8: no such column "revenu"\n3 | SELECT revenu\n           ^';
    const html = await show(viewOf([{ ...failing, evidence: { type: 'summary', text } }], 'rejected'));
    expect(html.split('no such column')).toHaveLength(2);
    expect(html).toContain('3 | SELECT revenu');
  });

  it('shows the curve of an answer that passes, and what to do next', async () => {
    const work: Evidence = { type: 'work', text: 'It reads few blocks.', counts: [] };
    const view = viewOf([checkOf({ id: 'a' }), checkOf({ id: 'w', evidence: work })], 'accepted');
    const html = await show(view, {
      ...step,
      challenge: { title: 'The next one', to: '/challenges/next-one' },
    });
    expect(html).toContain('It reads few blocks.');
    expect(html).toContain('href="/challenges/next-one"');
  });

  it('leads with the error that ended a program', () => {
    const leadOf = (stderr: string) =>
      describeLead({ ...failing, evidence: { type: 'output', stdout: '', stderr, exit: 'It ended.' } });
    const traceback = 'Traceback:\n  File "main.py", line 7\nZeroDivisionError: division by zero\n';
    expect(leadOf(traceback)).toBe('ZeroDivisionError: division by zero');
    expect(leadOf('panic: runtime error: index out of range [3]\n\ngoroutine 1')).toContain(
      'index out of range',
    );
    expect(leadOf('just some words\n')).toBe('It ended.');
  });

  it('links to the line that an error names, else to the code', async () => {
    const place = { path: 'query.sql', line: 12, message: 'syntax error' };
    const broken = viewOf([{ ...failing, places: [place] }], 'rejected');
    expect(await show(broken)).toContain('Go to query.sql, line 12');
    const problem = { path: 'main.py', line: 3 };
    expect(await show(viewOf([failing], 'rejected'), { ...step, problem })).toContain(
      'Go to main.py, line 3',
    );
    expect(await show(viewOf([failing], 'rejected'))).toContain('Back to the code');
  });
});
