import { describe, expect, it } from 'vitest';
import type { Step } from './definition.js';
import { describeHidden } from './describe-probe.js';

const step = (changes: Partial<Step> = {}): Step => ({
  sql: "CALL hit('launch')",
  as: 'owner',
  session: 'main',
  later: false,
  any: false,
  ...changes,
});
const rejected = { kind: 'refused', sqlstate: '40001', message: 'Record has changed', wallMs: 1 } as const;
const rows = { kind: 'result', result: { columns: [], rows: [] }, wallMs: 1 } as const;

describe('a hidden probe that fails', () => {
  it('reports the error of the statement, not the rule as if it held', () => {
    expect(describeHidden({ step: step(), sql: '', answer: rejected }, 5_000)).toBe(
      'A statement that has to succeed was rejected with SQLSTATE 40001.',
    );
  });

  it('distinguishes rows from a statement that was wrongly accepted', () => {
    expect(describeHidden({ step: step({ rows: [['1']] }), sql: '', answer: rows }, 5_000)).toContain(
      'other rows',
    );
    const broken = { step: step({ refused: ['45404'] }), sql: '', answer: rows };
    expect(describeHidden(broken, 5_000)).toBe('A statement was accepted that has to be rejected.');
  });
});
