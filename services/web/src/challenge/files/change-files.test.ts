import { describe, expect, it } from 'vitest';
import { findNameProblem, takesNewFiles, withFile, withoutFile, withRenamed } from './change-files.js';

const FILES = [{ path: 'main.py' }, { path: 'src/Store.py' }];

describe('files of a task', () => {
  it.each([
    [['**'], true],
    [['src/**'], true],
    [['writes/*.cql', 'tables.cql'], true],
    [['main.*'], false],
    [['query.sql'], false],
    [[], false],
  ])('may be added where it accepts %j: %s', (submit, answer) => {
    expect(takesNewFiles({ submit })).toBe(answer);
  });

  it.each([
    ['src/lib/read.py', undefined],
    ['src/read.py', undefined],
    ['', 'empty'],
    ['/src/x.py', 'invalid'],
    ['src/../x.py', 'invalid'],
    ['src/con.py', 'invalid'],
    ['src/a\u202eb.py', 'invalid'],
    [`src/${'x'.repeat(200)}.py`, 'invalid'],
    ['other.py', 'not-accepted'],
    ['src/store.py', 'taken'],
    ['src/Store.py/inner.py', 'taken'],
  ])('cannot or can be called %j: %s', (path, problem) => {
    expect(findNameProblem(path, FILES, { submit: ['src/**'] })).toBe(problem);
  });

  it('are limited to a hundred', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ path: `src/${index}.py` }));
    expect(findNameProblem('src/new.py', many, { submit: ['**'] })).toBe('too-many');
  });

  it('are added, renamed and deleted one by one', () => {
    const added = withFile([{ path: 'a', content: '1' }], 'b');
    expect(withRenamed(added, 'a', 'c')).toEqual([
      { path: 'c', content: '1' },
      { path: 'b', content: '' },
    ]);
    expect(withoutFile(added, 'a')).toEqual([{ path: 'b', content: '' }]);
  });
});
