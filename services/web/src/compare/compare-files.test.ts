import { describe, expect, it } from 'vitest';
import { compareFiles } from './compare-files.js';

const file = (path: string, content: string) => ({ path, content });

describe('two sets of files', () => {
  it('lists changed, added, removed and unchanged files, differences first', () => {
    const left = [file('a.py', '1'), file('b.py', 'x'), file('c.py', 'gone')];
    const right = [file('d.py', 'new'), file('a.py', '1'), file('b.py', 'y')];
    expect(compareFiles(left, right).map(({ path, change }) => `${path} ${change}`)).toEqual([
      'b.py changed',
      'd.py added',
      'c.py removed',
      'a.py same',
    ]);
  });

  it('distinguishes an empty file from a missing one', () => {
    expect(compareFiles([], [file('a', '')])[0]).toMatchObject({ change: 'added', right: '' });
  });
});
