import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareSet } from './compare-set.js';

const line = fc.stringMatching(/^[a-z]{1,2}( [0-9]{1,2}){0,2}$/);

/** A list with itself in another order. */
const shuffledLines = fc
  .array(line)
  .chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })));

describe('compareSet', () => {
  it('accepts the lines in any order, with other blanks and empty lines between', () => {
    fc.assert(
      fc.property(shuffledLines, ([lines, shuffled]) => {
        const actual = shuffled.map((text) => `  ${text.replaceAll(' ', ' \t ')}\r\n`).join('\n');
        expect(compareSet(lines.join('\n'), actual)).toEqual({ same: true });
      }),
    );
  });

  it('finds every line that is missing, extra, changed or there once too often', () => {
    const faulty = fc
      .array(line, { minLength: 1 })
      .chain((lines) => fc.tuple(fc.constant(lines), fc.nat(lines.length - 1)));
    fc.assert(
      fc.property(faulty, ([lines, at]) => {
        const own = lines[at] ?? '';
        for (const fault of [
          lines.toSpliced(at, 1),
          [...lines, own],
          [...lines, 'zzz'],
          lines.with(at, `${own}q`),
        ])
          expect(compareSet(lines.join('\n'), fault.join('\n')).same).toBe(false);
      }),
    );
  });

  it('counts missing and unexpected lines and points at the first unexpected one', () => {
    expect(compareSet('a 1\nb 2\nb 2\n', 'b 2\nc 3\na 1\n')).toEqual({
      same: false,
      presentation: false,
      line: 2,
      text: 'Lines: 1 missing (first "b 2"), 1 not expected (first "c 3").',
    });
  });

  it('calls the right lines in another form a presentation error', () => {
    expect(compareSet('a 1\nb 2', 'B, 2\nA, 1')).toMatchObject({ same: false, presentation: true });
    expect(compareSet('a 1\nb 2', 'a 2\nb 1')).toMatchObject({ same: false, presentation: false });
  });
});
