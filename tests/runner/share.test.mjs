import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PARTS, SLOW } from './plan.mjs';
import { chooseResting } from './share.mjs';

const FILES = ['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts'];

describe('slow files', () => {
  it('take turns, so that each runs within as many days as there are parts', () => {
    const resting = [0, 1, 2].map((day) => chooseResting(FILES, { day, changed: [], parts: 3 }));
    expect(resting).toEqual([
      ['b.test.ts', 'c.test.ts'],
      ['a.test.ts', 'c.test.ts', 'd.test.ts'],
      ['a.test.ts', 'b.test.ts', 'd.test.ts'],
    ]);
  });

  it('do not rest when they were changed', () => {
    const changed = ['tests/integration/b.test.ts', 'README.md'];
    expect(chooseResting(FILES, { day: 0, changed, parts: 3 })).toEqual(['c.test.ts']);
  });

  it('are there', () => {
    const paths = Object.entries(SLOW).flatMap(([project, names]) =>
      names.map((name) => new URL(`../${project}/${name}`, import.meta.url)),
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    expect(PARTS).toBeGreaterThan(1);
  });
});
