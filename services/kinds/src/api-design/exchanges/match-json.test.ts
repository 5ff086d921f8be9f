import { describe, expect, it } from 'vitest';
import { findDifference, Literal, unknownTests } from './match-json.js';

const FLAG = { name: 'dark', enabled: true };

describe('a pattern', () => {
  it.each([
    ['the value itself', 3, 3],
    ['an object with more keys', { name: 'dark' }, FLAG],
    ['a list', [1, { a: 2 }], [1, { a: 2, b: 3 }]],
    [
      'tests',
      { id: '$id', at: '$time', n: '$integer', gone: '$absent' },
      { id: 7, at: '2026-03-01T09:30:00.5Z', n: 0 },
    ],
    [
      'a list by what it has',
      { $contains: [{ name: 'b' }], $length: 2, $ordered: 'name' },
      [{ name: 'a' }, { name: 'b' }],
    ],
  ])('fits %s', (_, pattern, value) => {
    expect(findDifference(pattern, value)).toBeUndefined();
  });

  it.each([
    ['another value', { enabled: true }, { enabled: 'true' }, '/enabled', 'true', '"true"'],
    ['a key that is missing', { a: { 'b/c': 1 } }, { a: {} }, '/a/b~1c', '1', 'nothing'],
    [
      'a key of every object',
      { constructor: '$absent' },
      JSON.parse('{"constructor":1}') as unknown,
      '/constructor',
      'nothing',
      '1',
    ],
    ['no object', { a: 1 }, [1], '', 'an object', '[1]'],
    ['a longer list', [1], [1, 2], '', '1 entries', '2 entries'],
    ['an entry', [1, 2], [1, 3], '/1', '2', '3'],
    [
      'a text that is no time',
      '$time',
      'yesterday',
      '',
      'a time such as 2026-03-01T09:30:00Z',
      '"yesterday"',
    ],
    ['an empty text', '$text', '', '', 'a string that is not empty', '""'],
    ['an entry that is not there', { $contains: [3] }, [1], '', 'an entry 3', '1 entries without it'],
    ['the order', { $ordered: 'n' }, [{ n: 2 }, { n: 1 }], '/1', 'a n after 2', '1'],
  ])('differs from %s', (_, pattern, value, where, expected, actual) => {
    expect(findDifference(pattern, value)).toEqual({ where, expected, actual });
  });

  it('takes a value that a service chose as it is', () => {
    const chosen = { id: new Literal('$any'), at: new Literal({ $contains: [] }) };
    expect(findDifference(chosen, { id: '$any', at: { $contains: [] } })).toBeUndefined();
    expect(findDifference(chosen, { id: 'x', at: { $contains: [] } })).toEqual({
      where: '/id',
      expected: '"$any"',
      actual: '"x"',
    });
  });

  it('ignores keys of the prototype', () => {
    expect(findDifference({ constructor: '$absent', toString: '$absent' }, {})).toBeUndefined();
  });

  it('names unknown tests', () => {
    expect(unknownTests({ a: ['$integer', '$int'], b: { $contains: ['$x'] }, c: { $size: 1 } })).toEqual([
      '$int',
      '$x',
      '$size',
    ]);
  });
});
