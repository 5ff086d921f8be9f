import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, EditUnfit } from './apply-edits.js';
import { drawFault } from './variant.js';

const faults = ['clock', 'disk-full', 'memory-leak', 'misrouted', 'none'];
const seeds = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('the fault of a variant', () => {
  it('is the same for a seed in any order of the pool', () => {
    fc.assert(
      fc.property(seeds, fc.shuffledSubarray(faults, { minLength: faults.length }), (seed, order) => {
        expect(drawFault({ task: 'incident', faults: order }, seed)).toBe(
          drawFault({ task: 'incident', faults }, seed),
        );
      }),
    );
  });

  it('stays, or becomes the one that was added', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const before = drawFault({ task: 'incident', faults }, seed);
        const after = drawFault({ task: 'incident', faults: [...faults, 'retry-storm'] }, seed);
        expect([before, 'retry-storm']).toContain(after);
      }),
    );
  });
});

describe('an edit', () => {
  const files = new Map([['a.js', 'one two two']]);
  const edit = { file: 'a.js', find: 'one', replace: 'three' };

  it('replaces what its file has once', () => {
    expect(applyEdits(files, [edit, { ...edit, find: 'three', replace: '$&' }]).get('a.js')).toBe(
      '$& two two',
    );
  });

  it.each([
    [{ ...edit, find: 'two' }, /2 times/],
    [{ ...edit, find: 'four' }, /0 times/],
    [{ ...edit, file: 'b.js' }, /no file b\.js/],
  ])('that fits nowhere or twice is rejected', (unfit, message) => {
    expect(() => applyEdits(files, [unfit])).toThrow(EditUnfit);
    expect(() => applyEdits(files, [unfit])).toThrow(message);
  });
});
