import { describe, expect, it } from 'vitest';
import { createCachedAnswers } from './cached-answers.js';

describe('answers', () => {
  it('are computed once for a state of the catalogue', () => {
    const answers = createCachedAnswers();
    const [one, other] = [{}, {}];
    const first = answers.get([one, other], 'a', () => ({ n: 1 }));
    expect(answers.get([one, other], 'a', () => ({ n: 2 }))).toBe(first);
    expect(answers.get([one, other], 'b', () => ({ n: 3 }))).toEqual({ n: 3 });
    expect(answers.get([one, {}], 'a', () => ({ n: 4 }))).toEqual({ n: 4 });
    expect(answers.get([one, other], 'a', () => ({ n: 5 }))).toEqual({ n: 5 });
  });

  it('are limited in number: the oldest is evicted', () => {
    const answers = createCachedAnswers(2);
    const first = answers.get([], 'a', () => ({ n: 1 }));
    answers.get([], 'b', () => ({ n: 2 }));
    expect(answers.get([], 'a', () => ({ n: 0 }))).toBe(first);
    answers.get([], 'c', () => ({ n: 3 }));
    expect(answers.get([], 'a', () => ({ n: 4 }))).toEqual({ n: 4 });
  });
});
