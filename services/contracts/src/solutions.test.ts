import { describe, expect, it } from 'vitest';
import { expectationSchema, findSolutionLanguage, findSolutionPlace, isSolutionSource } from './solutions.js';

describe('a solution of a package', () => {
  it('has its own folder below its category', () => {
    expect(findSolutionPlace('solutions/slow/naive-go/lib/a.go')).toEqual({
      category: 'slow',
      name: 'naive-go',
      file: 'lib/a.go',
    });
    for (const path of [
      'solutions/slow/main.go',
      'solutions/main.go',
      'tests/slow/a/b',
      'x/solutions/slow/a/b',
    ])
      expect([path, findSolutionPlace(path)]).toEqual([path, undefined]);
  });

  it('is in the only offered language that matches its files', () => {
    expect(findSolutionLanguage(['main.mjs', 'data.json'], ['javascript'])).toBe('javascript');
    expect(findSolutionLanguage(['lib.c', 'main.cpp'], ['cpp'])).toBe('cpp');
    expect(findSolutionLanguage(['lib.c', 'main.cpp'], ['c', 'cpp'])).toBeUndefined();
    expect(findSolutionLanguage(['main.go'], ['python'])).toBeUndefined();
    expect(findSolutionLanguage(['x.constructor', 'README'], ['python'])).toBeUndefined();
  });

  it('consists of its sources, without expectations and notes', () => {
    expect(['main.py', 'lib/expect.yml', 'expect.yml', 'README.md'].filter(isSolutionSource)).toEqual([
      'main.py',
      'lib/expect.yml',
    ]);
  });

  it('may state its cost as a growth class', () => {
    expect(expectationSchema.parse({ cost: 'n log n' })).toEqual({ cost: 'n log n' });
    expect(expectationSchema.safeParse({ cost: 'cheap' }).error?.issues[0]?.path).toEqual(['cost']);
  });
});
