import { describe, expect, it } from 'vitest';
import { placeFiles, placeInTree } from './source-overlay.js';

describe('the place of a learner’s file', () => {
  it.each([
    ['main.java', ['Main.java'], ['main.*'], 'Main.java'],
    ['Main.java', ['main.java'], ['main.*'], 'main.java'],
    ['lib/Given.py', ['main.py', 'lib/given.py'], ['lib/**'], 'lib/given.py'],
    ['lib/e\u0301.py', ['lib/é.py'], ['lib/**'], 'lib/é.py'],
  ])(
    '%s is that of the starter’s file whose name differs only in case or Unicode form',
    (path, starter, submit, place) => {
      expect(placeInTree(path, starter, submit)).toBe(place);
    },
  );

  it.each([
    ['main.java', ['main.java', 'Main.java'], ['main.*']],
    ['main.java', ['Other.java'], ['main.*']],
    ['main.md', ['MAIN.md'], ['main.md']],
  ])('%s is unchanged next to %j', (path, starter, submit) => {
    expect(placeInTree(path, starter, submit)).toBe(path);
  });

  it('keeps the content', () => {
    const files = [{ path: 'main.java', content: 'class Main {}' }];
    expect(placeFiles(files, ['Main.java'], ['main.*'])).toEqual([
      { path: 'Main.java', content: 'class Main {}' },
    ]);
  });
});
