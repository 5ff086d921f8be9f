import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { canonicalCell, classOfType } from './cell-class.js';
import { canonicalDecimal, closeEnough } from './decimal.js';
import { canonicalJson } from './json-text.js';
import { canonicalTimestamp } from './timestamp.js';

describe('decimals', () => {
  test.each([
    ['1.50', '1.5'],
    ['+007', '7'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.5e3', '1500'],
    ['15e-1', '1.5'],
    ['-1e-7', '-0.0000001'],
    ['1e20', '100000000000000000000'],
    ['0e5', '0'],
    ['NaN', 'NaN'],
    ['-Infinity', '-Infinity'],
    ['', ''],
    ['.', '.'],
  ])('%s reads as %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  test('keep every digit, however many zeros surround them', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{0,60}$/);
    fc.assert(
      fc.property(digits, digits, fc.nat(5), fc.nat(5), (whole, fraction, before, after) => {
        const spelled = `${'0'.repeat(before)}${whole}.${fraction}${'0'.repeat(after)}`;
        expect(canonicalDecimal(spelled)).toBe(`${whole}.${fraction.replace(/0+$/, '')}`);
      }),
    );
  });

  test('agree with the same number written with an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(canonicalDecimal(String(value)))).toBe(value === 0 ? 0 : value);
        expect(canonicalDecimal(value.toExponential())).toBe(canonicalDecimal(String(value)));
      }),
    );
  });

  test('floats agree within a millionth, and near zero', () => {
    expect(closeEnough(1_000_000, 1_000_000.9)).toBe(true);
    expect(closeEnough(1_000_000, 1_000_001.1)).toBe(false);
    expect(closeEnough(0, 5.6e-17)).toBe(true);
    expect(closeEnough(0, 1e-6)).toBe(false);
  });
});

describe('timestamps', () => {
  test('a date is its midnight, and a fraction is written to the microsecond', () => {
    const midnight = canonicalTimestamp('2026-03-01');
    expect(canonicalTimestamp('2026-03-01 00:00:00')).toBe(midnight);
    expect(canonicalTimestamp('2026-03-01 00:00:00+00')).toBe(midnight);
    expect(canonicalTimestamp('2026-03-01 00:00:00.5')).toBe('2026-03-01 00:00:00.500000');
    expect(canonicalTimestamp('2026-03-01 00:00:00.000001+00')).not.toBe(midnight);
  });

  test('BC dates and infinity are not mistaken for a date', () => {
    expect(canonicalTimestamp('0044-03-15 BC')).not.toBe(canonicalTimestamp('0044-03-15'));
    expect(canonicalTimestamp('infinity')).toBe('infinity');
  });
});

describe('json', () => {
  test('key order, whitespace, escapes and number spellings do not matter', () => {
    expect(canonicalJson('{"b": [1.0, "\\u0041"], "a": null}')).toBe(canonicalJson('{"a":null,"b":[1,"A"]}'));
  });

  test('the last of a repeated key counts, and long numbers keep their digits', () => {
    expect(canonicalJson('{"a":1,"a":2}')).toBe('{"a":2}');
    expect(canonicalJson('12345678901234567890')).not.toBe(canonicalJson('12345678901234567891'));
  });

  test.each(['', '{', '[1,]', '{"a" 1}', '1 2', '"\n"', '{"a":1]', 'nul'])('%j stays as it is', (text) => {
    expect(canonicalJson(text)).toBe(text);
  });

  test('a document nested a hundred thousand deep is compared as text', () => {
    const bomb = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(canonicalJson(bomb)).toBe(bomb);
  });

  test('any document equals itself with other whitespace', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.stringify(value, null, 3))).toBe(canonicalJson(JSON.stringify(value)));
      }),
    );
  });
});

describe('classes', () => {
  test('integers, decimals and floats are one class; a type that the schema creates reads as text', () => {
    expect([20, 21, 23, 700, 701, 1700].map(classOfType)).toEqual(Array(6).fill('number'));
    expect(classOfType(16_400)).toBe('text');
    expect(classOfType(1007)).toBe('other');
  });

  test('text is exact, and NULL stays NULL in every class', () => {
    expect(canonicalCell('text', ' 1.0 ')).toBe(' 1.0 ');
    expect(canonicalCell('number', null)).toBeNull();
    expect(canonicalCell('text', '')).toBe('');
  });
});
