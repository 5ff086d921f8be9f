import { describe, expect, it } from 'vitest';
import { findPathProblem, findSourceProblems, matchesSubmitPattern } from './source-rules.js';

const file = (path: string, content = 'x') => ({ path, content });

describe('paths of submitted files', () => {
  it.each(['main.py', 'src/app/index.ts', 'a-b_c.d/e', 'größe.py', '.config'])('accepts %s', (path) => {
    expect(findPathProblem(path)).toBeUndefined();
  });

  it.each([
    '',
    '/etc/passwd',
    '../main.py',
    'a/../b',
    './a',
    'a//b',
    'a/',
    'a\\b',
    'a\0b',
    'a\nb',
    'a\u202eb',
    'a\u200bb',
    'CON',
    'nul.py',
    'a. ',
    'b.',
    '\ud800.py',
    'x'.repeat(201),
    'd/'.repeat(12) + 'x',
  ])('refuses %j', (path) => {
    expect(findPathProblem(path)).toBeDefined();
  });

  it('matches patterns as a whole, a star within one part only', () => {
    expect(matchesSubmitPattern('main.py', ['main.*'])).toBe(true);
    expect(matchesSubmitPattern('xmain.py', ['main.*'])).toBe(false);
    expect(matchesSubmitPattern('main.d/evil', ['main.*'])).toBe(false);
    expect(matchesSubmitPattern('src/deep/x.ts', ['src/**'])).toBe(true);
    expect(matchesSubmitPattern('x.ts', ['**/x.ts'])).toBe(true);
    expect(matchesSubmitPattern('mainApy', ['main.py'])).toBe(false);
  });

  it('takes the main file of Java by the name of its class', () => {
    expect(matchesSubmitPattern('Main.java', ['main.*'])).toBe(true);
    expect(matchesSubmitPattern('src/Main.java', ['src/*'])).toBe(true);
    expect(matchesSubmitPattern('Main.py', ['main.*'])).toBe(false);
    expect(matchesSubmitPattern('DoMain.java', ['main.*'])).toBe(false);
    expect(matchesSubmitPattern('Main.java', ['main.py'])).toBe(false);
  });
});

describe('files of a submission', () => {
  it('names every rejected field', () => {
    const problems = findSourceProblems([file('main.py'), file('../x'), file('other.py')], ['main.*']);
    expect(problems.map((p) => [p.code, p.path])).toEqual([
      ['FILE_PATH_REFUSED', 'files.1.path'],
      ['FILE_PATH_REFUSED', 'files.2.path'],
    ]);
  });

  it('sees names that differ in case or in Unicode form only as clashes', () => {
    expect(findSourceProblems([file('a.py'), file('A.py')], ['**'])).toHaveLength(1);
    expect(findSourceProblems([file('é.py'), file('e\u0301.py')], ['**'])).toHaveLength(1);
  });

  it('reports names that match a read-only starter file except for case or Unicode form', () => {
    const sent = [file('main.md'), file('lib/a.py')];
    expect(findSourceProblems(sent, ['main.md', 'lib/**'], ['MAIN.md', 'lib/A.py'])).toEqual([
      {
        code: 'FILE_PATH_REFUSED',
        path: 'files.0.path',
        message: 'the path conflicts with MAIN.md of the starter code',
      },
    ]);
    expect(findSourceProblems([file('MAIN.md')], ['main.md'], ['MAIN.md'])).toMatchObject([
      { message: 'this challenge accepts only main.md' },
    ]);
  });

  it('counts bytes, not characters', () => {
    const problems = findSourceProblems([file('main.py', 'é'.repeat(131_073))], ['main.*']);
    expect(problems).toMatchObject([{ code: 'FILE_TOO_LARGE', path: 'files' }]);
    expect(findSourceProblems([file('main.py', 'é'.repeat(131_072))], ['main.*'])).toEqual([]);
  });

  it('rejects 101 files, blank content, lone surrogates and NUL', () => {
    const many = Array.from({ length: 101 }, (_, i) => file(`f${i}.py`));
    expect(findSourceProblems(many, ['**'])).toMatchObject([{ code: 'FILE_TOO_MANY' }]);
    expect(findSourceProblems([file('main.py', ' \n')], ['**'])).toMatchObject([{ code: 'FILE_EMPTY' }]);
    expect(findSourceProblems([file('main.py', 'a\ud800')], ['**'])).toMatchObject([
      { code: 'FILE_ENCODING' },
    ]);
    expect(findSourceProblems([file('main.py', 'a\0')], ['**'])).toMatchObject([{ code: 'FILE_ENCODING' }]);
  });
});
