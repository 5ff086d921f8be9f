import { describe, expect, it } from 'vitest';
import type { CheckPlan } from '../../../judging/build-check.js';
import type { InjectionCheck } from './definition.js';
import { describeFailure, describeTried } from './describe-check.js';

const check = (family: InjectionCheck['family'], ...texts: string[]): InjectionCheck => ({
  id: 'c',
  title: 'C',
  group: 'hostile',
  weight: 1,
  visible: false,
  harmless: false,
  family,
  steps: texts.map((text) => ({ call: 'export-tickets', arguments: { ids: [text] }, long: {} })),
});
const PLAN: CheckPlan = { id: 'c', title: 'C', group: 'hostile', weight: 1, required: false, visible: false };

describe('what a hidden step tried', () => {
  it('is its family, if the step contains what the family is named after', () => {
    expect(describeTried(check('quotes', "1' OR '1'='1"), 0)).toBe('quotes in a text');
  });

  it('is never quotes if only digits of other scripts differ', () => {
    expect(describeTried(check('quotes', "1'", '٣'), 1)).toBe('digits that are not 0 to 9');
    expect(describeTried(check('quotes', '00000000001'), 0)).toBe('values at the edge of a rule');
  });

  it('is a line break if only that follows', () => {
    expect(describeTried(check('quotes', '2026-03\n'), 0)).toBe('a line break at the end of a text');
  });
});

it('reports the SQLSTATE of the statement after which a program gave up', () => {
  const refusal = { kind: 'refused', sqlstate: '42601', message: 'syntax error', wallMs: 1 } as const;
  const message = 'the program ended with exit code 1';
  const failure = { kind: 'ending', step: 0, reason: 'runtime-error', message, refusal } as const;
  expect(describeFailure(PLAN, check('quotes', "a'"), [], failure)).toEqual({
    type: 'summary',
    text: 'The call export-tickets, tried with quotes in a text: the server rejected a statement with SQLSTATE 42601, and then the program ended with exit code 1.',
  });
});

describe('a wrong answer to a hidden call', () => {
  const textFor = (expected: string, actual: string) =>
    describeFailure(PLAN, check('quotes', "a'"), [], {
      kind: 'answer',
      step: 0,
      reason: 'wrong-answer',
      expected,
      actual,
    });
  const summary = (what: string) => ({
    type: 'summary',
    text: `The call export-tickets, tried with quotes in a text: ${what}.`,
  });

  it('is described by its form, and never by its content', () => {
    expect(textFor('{"refused":"secret"}', '[{"id":7}]')).toEqual(
      summary('it has to answer an object with "refused", and answers a list'),
    );
    expect(textFor('{"refused":"id"}', '{"2026-03":1}')).toEqual(
      summary('it has to answer an object with "refused", and answers one with other fields'),
    );
    expect(textFor('[{"id":7}]', '[]')).toEqual(summary('the answer differs from the expected one'));
  });
});
