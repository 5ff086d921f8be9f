import { describe, expect, it } from 'vitest';
import { isTooDeep } from './json-depth.js';

describe('the depth of a JSON text', () => {
  it.each([
    ['a usual answer', '{"a":[1,{"b":"]]]"}]}', false],
    ['many lists beside each other', `[${'[],'.repeat(500)}0]`, false],
    ['brackets in a text', JSON.stringify('['.repeat(500)), false],
    ['brackets after an escaped quotation mark', JSON.stringify(`"${'{'.repeat(500)}`), false],
    ['a hundred levels', '['.repeat(100) + ']'.repeat(100), false],
    ['one more', '['.repeat(101) + ']'.repeat(101), true],
    ['half a million', '['.repeat(500_000), true],
  ])('of %s', (_, text, expected) => {
    expect(isTooDeep(text)).toBe(expected);
  });
});
