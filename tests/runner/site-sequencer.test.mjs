import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST, longestFirst, siteLater, solutionsLast } from './site-sequencer.mjs';

it('a few files that need no site begin, and all others keep their order', () => {
  const files = ['site 1', 'a', 'b', 'site 2', 'c', 'd', 'e', 'site 3'];
  const ordered = siteLater(files, (file) => file.startsWith('site'));
  expect(ordered).toEqual(['a', 'b', 'c', 'd', 'site 1', 'site 2', 'e', 'site 3']);
});

it('what grades every solution comes last', () => {
  const ordered = solutionsLast(['a', 'graded 1', 'b', 'graded 2'], (file) => file.startsWith('graded'));
  expect(ordered).toEqual(['a', 'b', 'graded 1', 'graded 2']);
});

it('what is known to take long comes first, the slowest of all in front', () => {
  const known = ['slow', 'less slow'];
  const ordered = longestFirst(['a', 'less slow', 'b', 'slow'], (file) => known.indexOf(file));
  expect(ordered).toEqual(['slow', 'less slow', 'a', 'b']);
});

it.each(LONGEST)('%s, which is known to take long, is there', (file) => {
  expect(existsSync(new URL(`../${file}`, import.meta.url))).toBe(true);
});
