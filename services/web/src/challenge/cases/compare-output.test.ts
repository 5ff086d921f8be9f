import { describe, expect, it } from 'vitest';
import { compareOutput, isWhole } from './compare-output.js';

describe('the output of a test case', () => {
  it.each([
    ['3\n', '3', 'same'],
    ['3 4', '3 4  \n\n', 'same'],
    ['a\r\nb', 'a\nb\n', 'same'],
    ['3', '4', 'different'],
    ['a\n\nb', 'a\nb', 'different'],
    [' a', 'a', 'different'],
    ['3', '3\n… cut here; 90000 bytes in all', 'too-long'],
  ])('compares %j with %j as %s', (expected, actual, result) => {
    expect(compareOutput(expected, actual)).toBe(result);
  });

  it('is taken from a failure only if the evidence shows all of it', () => {
    expect(['1 2\n', '1\n… cut here; 9000 bytes in all', 'a␛b', 'a⟨U+200B⟩b'].map(isWhole)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
