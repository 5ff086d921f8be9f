import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareLines } from './compare-lines.js';

const line = fc.stringMatching(/^[a-z]{1,3}( [a-z0-9]{1,3}){0,2}$/);
const endBlanks = fc.stringMatching(/^[ \t\r]{0,3}$/);

describe('compareLines', () => {
  it('accepts blanks at line ends, other line breaks and empty lines at the end', () => {
    const dressed = fc
      .array(line, { minLength: 1 })
      .chain((lines) =>
        fc.tuple(
          fc.constant(lines),
          fc.array(endBlanks, { minLength: lines.length, maxLength: lines.length }),
        ),
      );
    fc.assert(
      fc.property(dressed, fc.nat(3), ([lines, ends], empty) => {
        const actual =
          lines.map((text, index) => `${text}${ends[index] ?? ''}`).join('\n') + '\n'.repeat(empty);
        expect(compareLines(`${lines.join('\n')}\n`, actual)).toEqual({ same: true });
      }),
    );
  });

  it('finds every line that was changed, left out, doubled or moved, and says which', () => {
    const faulty = fc
      .uniqueArray(line, { minLength: 2 })
      .chain((lines) => fc.tuple(fc.constant(lines), fc.nat(lines.length - 2)));
    fc.assert(
      fc.property(faulty, ([lines, at]) => {
        const [own = '', next = ''] = lines.slice(at, at + 2);
        const faults = [
          lines.with(at, `${own}x`),
          lines.toSpliced(at, 1),
          lines.with(at, next).with(at + 1, own),
          lines.with(at, ` ${own}`),
        ];
        for (const fault of faults)
          expect(compareLines(lines.join('\n'), fault.join('\n'))).toMatchObject({
            same: false,
            line: at + 1,
          });
        expect(compareLines(lines.join('\n'), lines.toSpliced(at, 0, own).join('\n')).same).toBe(false);
      }),
    );
  });

  it('calls right values with other blanks, case or separators a presentation error', () => {
    const forms = [
      'double  2 20\nsuite 1 0',
      'double 2 20 suite 1 0',
      'Double: 2, 20\nSuite: 1, 0',
      '\ndouble 2 20\nsuite 1 0',
    ];
    for (const actual of forms)
      expect(compareLines('double 2 20\nsuite 1 0\n', actual)).toMatchObject({
        same: false,
        presentation: true,
      });
  });

  it('does not call lines in another order or missing values a presentation error', () => {
    for (const actual of ['suite 1 0\ndouble 2 20', 'double 2\nsuite 1 0', ''])
      expect(compareLines('double 2 20\nsuite 1 0\n', actual)).toMatchObject({
        same: false,
        presentation: false,
      });
  });

  it('stays quick on a line of blanks', () => {
    expect(compareLines('a', `${' '.repeat(2_000_000)}b`).same).toBe(false);
  });
});
