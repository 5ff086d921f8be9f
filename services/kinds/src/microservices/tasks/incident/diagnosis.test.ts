import { describe, expect, it } from 'vitest';
import { readDiagnosis } from './diagnosis.js';

const service = { language: 'javascript', entry: 'a/main.js', memoryMiB: 64 };
const system = { services: { checkout: service, payments: service }, kinds: { clock: 'x', none: 'y' } };
const ids = new Set(['L1', '4bf92f3577b34da6', '0000123456789012', '12e4567890123456']);

const read = (text: string) =>
  readDiagnosis(new Map([['diagnosis.yml', new TextEncoder().encode(text)]]), { system, ids });
const problemsOf = (text: string): readonly string[] => {
  const found = read(text);
  return found.ok ? [] : found.problems;
};

describe('a diagnosis', () => {
  it('names a component, a kind and evidence', () => {
    expect(read('{ component: checkout, kind: clock, second: payments, evidence: [L1] }')).toEqual({
      ok: true,
      diagnosis: {
        answers: [{ component: 'checkout', kind: 'clock' }],
        second: 'payments',
        evidence: ['L1'],
      },
    });
  });

  it('says that nothing is wrong', () => {
    expect(read('{ component: none, kind: none }')).toMatchObject({ ok: true, diagnosis: { answers: [] } });
    expect(problemsOf('{ component: none, kind: clock }')).toEqual([
      'diagnosis.yml: component and kind are both "none", or neither is.',
    ]);
  });

  it('without a component gets the name of the missing field', () => {
    const [problem] = problemsOf('component:\nkind: clock\n');
    expect(problem).toBe('diagnosis.yml: component is missing; name one of checkout, payments, none.');
    expect(problemsOf('')).toHaveLength(2);
  });

  it('takes the id of a span as it is written, also where it looks like a number', () => {
    const found = read(
      '{ component: checkout, kind: clock, evidence: [0000123456789012, 12e4567890123456] }',
    );
    expect(found).toMatchObject({ diagnosis: { evidence: ['0000123456789012', '12e4567890123456'] } });
  });

  it('gets the id that does not exist', () => {
    const [problem] = problemsOf('{ component: checkout, kind: clock, evidence: [L1, R7] }');
    expect(problem).toContain('diagnosis.yml: evidence.1 "R7" is the id of no recorded log line or span');
  });

  it.each([
    ['a tab in YAML', 'component: [', /is no YAML/],
    ['an unknown field', '{ component: checkout, kind: clock, sumary: x }', /sumary/],
    ['too many ids', '{ component: checkout, kind: clock, evidence: [L1, L1, L1, L1, L1, L1] }', /evidence/],
    ['a list', '[checkout]', /diagnosis\.yml/],
    ['aliases without end', 'a: &a [x, x]\nb: &b [*a, *a]\ncomponent: *b\n', /is no YAML/],
  ])('with %s is rejected', (_what, text, expected) => {
    expect(problemsOf(text).join(' ')).toMatch(expected);
  });

  it('that is missing is named', () => {
    expect(readDiagnosis(new Map(), { system, ids })).toEqual({
      ok: false,
      problems: ['diagnosis.yml is missing.'],
    });
  });
});
