import { describe, expect, it } from 'vitest';
import { compareFiles } from './compare-files.js';

const file = (path: string, content: string) => ({ path, content });

describe('two sets of files', () => {
  it('names what was changed, added, removed and left alone, differences first', () => {
    const left = [file('a.py', '1'), file('b.py', 'x'), file('c.py', 'gone')];
    const right = [file('d.py', 'new'), file('a.py', '1'), file('b.py', 'y')];
    expect(compareFiles(left, right).map(({ path, change }) => `${path} ${change}`)).toEqual([
      'b.py changed',
      'd.py added',
      'c.py removed',
      'a.py same',
    ]);
  });

  it('tells an empty file from one that is not there', () => {
    expect(compareFiles([], [file('a', '')])[0]).toMatchObject({ change: 'added', right: '' });
  });
});
