import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell } from './sittings-csv.js';

describe('a cell of the export', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =HYPERLINK("x")', '\n=1', '＝1+1', '\u00a0@A1'])(
    'never runs %j',
    (text) => {
      expect(guardCell(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('keeps one cell for any name', () => {
    const property = fc.property(fc.string(), (text) => {
      const cell = guardCell(text);
      const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '') : cell;
      expect(cell.startsWith('"') || !/[",\r\n;]/.test(bare)).toBe(true);
      expect(bare.includes('"')).toBe(false);
    });
    fc.assert(property);
  });
});
