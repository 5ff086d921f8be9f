import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareTokens } from './compare-tokens.js';

const word = fc.stringMatching(/^[!-~]{1,8}$/);
const blanks = fc.stringMatching(/^[ \t\n\r]{1,4}$/);

/** The same words with other blanks between and around them. */
const spread = (words: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(blanks, { minLength: words.length + 1, maxLength: words.length + 1 })
    .map((gaps) => words.map((text, index) => `${gaps[index] ?? ' '}${text}`).join('') + (gaps.at(-1) ?? ''));

describe('compareTokens', () => {
  it('accepts the same words however they are spread over lines', () => {
    const spreadTwice = fc.array(word).chain((words) => fc.tuple(spread(words), spread(words)));
    fc.assert(
      fc.property(spreadTwice, ([expected, actual]) => {
        expect(compareTokens(expected, actual)).toEqual({ same: true });
      }),
    );
  });

  it('finds every word that was changed, left out, added or said twice', () => {
    const faulty = fc
      .array(word, { minLength: 1 })
      .chain((words) => fc.record({ words: fc.constant(words), at: fc.nat(words.length - 1), other: word }));
    fc.assert(
      fc.property(faulty, ({ words, at, other }) => {
        const expected = words.join(' ');
        const faults = [
          words.with(at, `${words[at] ?? ''}${other}`),
          words.toSpliced(at, 1),
          words.toSpliced(at, 0, other),
          [...words, ...words],
        ];
        for (const fault of faults) expect(compareTokens(expected, fault.join(' ')).same).toBe(false);
      }),
    );
  });

  it('accepts numbers within the tolerance and rejects those beyond it', () => {
    const close = fc.record({
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      share: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(close, ({ value, share }) => {
        const step = 1e-4 * Math.max(1, Math.abs(value));
        const expected = value.toFixed(9);
        expect(compareTokens(expected, (value + share * step).toFixed(9), 1e-4).same).toBe(true);
        expect(compareTokens(expected, (value + 1.2 * step).toFixed(9), 1e-4).same).toBe(false);
        expect(compareTokens(expected, (value - 1.2 * step).toFixed(9), 1e-4).same).toBe(false);
      }),
    );
  });

  it('compares whole numbers exactly even with a tolerance, also those beyond 2^53', () => {
    expect(compareTokens('9007199254740993', '9007199254740992', 1e-6).same).toBe(false);
    expect(compareTokens('100000000', '100000001', 1e-6).same).toBe(false);
    expect(compareTokens('42', '+042', 1e-6).same).toBe(true);
    expect(compareTokens('3', '3.0000001', 1e-6).same).toBe(true);
  });

  it('takes no NaN, infinity, hexadecimal or overlong digits for a number', () => {
    for (const actual of ['NaN', 'nan', 'Infinity', '1e999999', '0x1', '1_0', '1,0', '', '1'.repeat(5000)])
      expect(compareTokens('1.0', actual, 1e-6).same).toBe(false);
  });

  it('calls a right answer in the wrong form a presentation error', () => {
    const forms: [string, string][] = [
      ['1 2', '1, 2'],
      ['1000 8', '(1000, 8)'],
      ['yes', 'Yes'],
      ['3', '\ufeff3'],
      ['3', '3.00'],
      ['7 8', '7\u00a08'],
      ['a b', '["a", "b"]'],
      ['5', '5\u0000'],
    ];
    for (const [expected, actual] of forms)
      expect(compareTokens(expected, actual)).toMatchObject({ same: false, presentation: true });
  });

  it('does not call a wrong answer a presentation error', () => {
    const forms: [string, string][] = [
      ['1 2', '12'],
      ['1 2', '2 1'],
      ['1', '-1'],
      ['0.5', '5'],
      ['none', ''],
      ['1', '1 total'],
    ];
    for (const [expected, actual] of forms)
      expect(compareTokens(expected, actual)).toMatchObject({ same: false, presentation: false });
  });

  it('names the first line that differs and quotes both words', () => {
    expect(compareTokens('1 2\n3 4\n5', '1 2\n3 9\n5')).toEqual({
      same: false,
      presentation: false,
      line: 2,
      text: 'Expected "4", found "9".',
    });
    expect(compareTokens('1\n2\n', '1\n')).toMatchObject({
      line: 2,
      text: 'The output ends where "2" was expected.',
    });
    expect(compareTokens('1\n', '1\n2\n')).toMatchObject({ line: 2 });
  });

  it('stays quick on hostile answers', () => {
    const long = '1'.repeat(1_000_000);
    expect(compareTokens('1.5', `${long}x`, 1e-6).same).toBe(false);
    expect(compareTokens('1.5', ' '.repeat(1_000_000), 1e-6).same).toBe(false);
    expect(compareTokens('1.5', '(,'.repeat(500_000)).same).toBe(false);
  });
});
