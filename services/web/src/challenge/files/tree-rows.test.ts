import { describe, expect, it } from 'vitest';
import { findStep, listRows } from './tree-rows.js';

const PATHS = ['main.py', 'src/store.py', 'src/lib/read.py', 'README.md'];
const NONE: ReadonlySet<string> = new Set();
const rowsOf = (closed = NONE) => listRows(PATHS, closed);
const at = (path: string, closed = NONE) => {
  const row = rowsOf(closed).find((each) => each.path === path);
  if (row === undefined) throw new Error(`${path} is not in the tree`);
  return row;
};

describe('the tree of files', () => {
  it('has folders before files, each with its level', () => {
    expect(rowsOf().map(({ path, level }) => `${level} ${path}`)).toEqual([
      '1 src',
      '2 src/lib',
      '3 src/lib/read.py',
      '2 src/store.py',
      '1 main.py',
      '1 README.md',
    ]);
  });

  it('leaves out the content of closed folders', () => {
    expect(rowsOf(new Set(['src'])).map(({ path }) => path)).toEqual(['src', 'main.py', 'README.md']);
  });

  it.each([
    ['ArrowDown', 'src/lib', { focus: 'src/lib/read.py' }],
    ['ArrowUp', 'src', undefined],
    ['End', 'src', { focus: 'README.md' }],
    ['Home', 'main.py', { focus: 'src' }],
    ['ArrowRight', 'src', { focus: 'src/lib' }],
    ['ArrowLeft', 'src/lib', { folder: 'src/lib', open: false }],
    ['ArrowLeft', 'src/store.py', { focus: 'src' }],
    ['ArrowRight', 'main.py', undefined],
    ['x', 'main.py', undefined],
  ])('%s on %s', (key, path, step) => {
    expect(findStep(key, at(path), rowsOf(), NONE)).toEqual(step);
  });

  it('opens a closed folder with the right arrow', () => {
    const closed = new Set(['src']);
    expect(findStep('ArrowRight', at('src', closed), rowsOf(closed), closed)).toEqual({
      folder: 'src',
      open: true,
    });
  });
});
