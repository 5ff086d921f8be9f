import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareIcpc } from './compare-icpc.js';
import { getIcpcFlags, parseIcpcFlags } from './icpc-flags.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const compare = (expected: string, actual: string, flags = '') =>
  compareIcpc(getIcpcFlags(flags.split(' ').filter(Boolean)), bytes(expected), bytes(actual));
const same = (...of: Parameters<typeof compare>): boolean => compare(...of).same;

const blanks = fc.stringMatching(/^[ \t\n\r]{1,4}$/);
const words = fc.array(fc.stringMatching(/^[!-~]{1,8}$/), { maxLength: 8 });

describe('the default validator of problem packages', () => {
  it('takes any blanks for any others, and letters in either case', () => {
    expect(same('Yes 1\n', '  yES\t\v1')).toBe(true);
    expect(same('', ' \n')).toBe(true);
    expect(same('a b', 'ab')).toBe(false);
    expect(same('a', 'a b')).toBe(false);
    expect(same('a b', 'a')).toBe(false);
    expect(same('ä', 'Ä')).toBe(false);
  });

  it('distinguishes bytes that are no text', () => {
    const flags = getIcpcFlags([]);
    expect(compareIcpc(flags, Uint8Array.of(0xff, 0), Uint8Array.of(0xfe, 0)).same).toBe(false);
    expect(compareIcpc(flags, Uint8Array.of(0x81, 0xa0), Uint8Array.of(0x81, 0xa0)).same).toBe(true);
    expect(compareIcpc(flags, Uint8Array.of(0x61, 0xa0), Uint8Array.of(0x61)).same).toBe(false);
  });

  it('respects case and blanks where its flags say so', () => {
    expect(same('Yes', 'yes', 'case_sensitive')).toBe(false);
    expect(same('a  b\n', 'a b\n', 'space_change_sensitive')).toBe(false);
    expect(same('a b\n', 'a b', 'space_change_sensitive')).toBe(false);
    expect(same(' a', 'a', 'space_change_sensitive')).toBe(false);
    expect(same(' a b\n', ' A b\n', 'space_change_sensitive')).toBe(true);
  });

  it('accepts numbers within either tolerance, whole ones too, and in any form', () => {
    expect(same('0.0314', '3.14000000e-2', 'float_tolerance 1e-9')).toBe(true);
    expect(same('1000', '1000.9', 'float_relative_tolerance 1e-3')).toBe(true);
    expect(same('1000', '1001.1', 'float_relative_tolerance 1e-3')).toBe(false);
    expect(same('1', '1.1', 'float_absolute_tolerance 0.2')).toBe(true);
    expect(same('1', '1.3', 'float_absolute_tolerance 0.2')).toBe(false);
    expect(same('0', '0.1', 'float_relative_tolerance 0.5')).toBe(false);
    expect(same('0', '0.1', 'float_relative_tolerance 0.5 float_absolute_tolerance 0.2')).toBe(true);
    for (const odd of ['nan', 'inf', '0x1', '1,0', '1.0.0', ''])
      expect(same('1', odd, 'float_tolerance 0.5')).toBe(false);
    expect(same('word', 'WORD', 'float_tolerance 0.5')).toBe(true);
    expect(same('1.0', '1.00')).toBe(false);
  });

  it('accepts every answer with other blanks, and no answer with another word', () => {
    fc.assert(
      fc.property(words, blanks, fc.nat(), fc.stringMatching(/^[0-9]{1,3}$/), (list, blank, at, extra) => {
        expect(same(list.join(' '), list.join(blank))).toBe(true);
        const place = list.length === 0 ? 0 : at % list.length;
        const changed = list.map((word, index) => (index === place ? `${word}${extra}` : word));
        if (list.length > 0) expect(same(list.join(' '), changed.join(blank))).toBe(false);
        expect(same(list.join(' '), [...list, extra].join(blank))).toBe(false);
      }),
    );
  });

  it('says where the first difference is', () => {
    expect(compare('a\nb\nc', 'a\nb\nd')).toMatchObject({ line: 3, text: 'Expected "c", found "d".' });
    expect(compare('a', '')).toMatchObject({ text: 'The output ends where "a" was expected.' });
    expect(compare('', 'x\u202e')).toMatchObject({ text: expect.not.stringContaining('\u202e') });
  });

  it('knows its flags and explains why it rejects others', () => {
    const wrong = (flags: string) => parseIcpcFlags(flags.split(' '));
    expect(wrong('fast')).toEqual({ wrong: expect.stringContaining('"fast" is no flag') });
    expect(wrong('float_tolerance')).toEqual({ wrong: expect.stringContaining('needs a number') });
    expect(wrong('float_tolerance -1')).toEqual({ wrong: expect.stringContaining('not negative') });
    expect(wrong('float_tolerance 1 float_tolerance 1')).toEqual({ wrong: 'float_tolerance is given twice' });
    expect(wrong('float_tolerance 1 float_absolute_tolerance 1')).toEqual({
      wrong: expect.stringContaining('already means'),
    });
    expect(() => getIcpcFlags(['fast'])).toThrow('no flag');
  });
});
