import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.js';

describe('a CSV file', () => {
  it('quotes what would end a cell, and guards against formulas', () => {
    expect(
      toCsv([
        ['a,b', 'say "x"'],
        ['two\nlines', '=1+1'],
        ['-2', 'plain'],
      ]),
    ).toBe('"a,b","say ""x"""\r\n"two\nlines",\'=1+1\r\n\'-2,plain\r\n');
  });
});
