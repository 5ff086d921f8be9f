import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeProblems } from './place-problems.js';

const at = (line: number) => ({ path: 'main.py', line, severity: 'error' as const, message: 'wrong' });
const lines = (all: readonly { readonly line: number }[]) => all.map(({ line }) => line);
const line = fc.string({ maxLength: 3 }).map((text) => text.replaceAll('\n', ''));
const text = fc.array(line, { minLength: 1, maxLength: 8 });

describe('problems after an edit', () => {
  it('move with their lines', () => {
    expect(lines(placeProblems([at(1), at(3)], 'a\nb\nc', 'a\nnew\nb\nc'))).toEqual([1, 4]);
  });

  it('disappear when their line was changed', () => {
    expect(placeProblems([at(2)], 'a\nb\nc', 'a\nB\nc')).toEqual([]);
  });

  it('always stay at the text that they were reported for', () => {
    fc.assert(
      fc.property(text, text, (sent, now) => {
        const problems = sent.map((_, index) => ({ ...at(index + 1), message: sent[index] ?? '' }));
        for (const problem of placeProblems(problems, sent.join('\n'), now.join('\n')))
          expect(now[problem.line - 1]).toBe(problem.message);
      }),
    );
  });
});
