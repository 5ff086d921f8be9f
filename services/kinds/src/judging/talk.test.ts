import type { Check } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../registry.js';

const check = (changes: Partial<Check>): Check => ({
  id: 'c',
  title: 'No requests',
  group: 'g',
  weight: 1,
  required: true,
  status: 'pass',
  score: 1,
  visible: false,
  ...changes,
});
const ask = (kind: keyof typeof KINDS, checks: readonly Check[]) =>
  (KINDS[kind].talk ?? []).flatMap((template) => template.ask(checks) ?? []);

describe('questions about an answer', () => {
  it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('%s has three templates or more', (kind) => {
    const ids = (KINDS[kind].talk ?? []).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(new Set(ids).size).toBe(ids.length);
    // Something can be asked about a right answer too, and a failure is asked about first.
    expect(ask(kind, [check({})])).toHaveLength(1);
    const [first] = ask(kind, [check({}), check({ status: 'fail', reason: 'wrong-answer', title: 'Ties' })]);
    expect(first).toContain('“Ties” fails (wrong-answer)');
  });

  it('names the work that a query does, and what suffices', () => {
    const count = { name: 'blocks read', unit: 'blocks' as const, submission: 1_645, most: 177 };
    const evidence = { type: 'work' as const, text: '', counts: [count] };
    expect(ask('sql', [check({ status: 'fail', evidence })])[0]).toBe(
      '“blocks read” costs 1,645 blocks where 177 suffice. Which index or rewriting is missing?',
    );
  });

  it('counts the rows that a query misses', () => {
    const evidence = {
      type: 'rows' as const,
      columns: [],
      missing: [],
      extra: [],
      missingCount: 3,
      extraCount: 0,
    };
    expect(ask('sql', [check({ status: 'fail', evidence })])[0]).toContain(
      '3 rows are missing and 0 don’t belong',
    );
  });
});
