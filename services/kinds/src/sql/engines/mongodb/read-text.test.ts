import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';
import { toExtended } from './text-node.js';

const valueOf = (text: string): unknown => {
  const read = readText(text);
  if (!read.ok) throw new Error(read.message);
  return toExtended(read.root);
};
const verdictOn = (text: string): string => {
  const read = readText(text);
  if (read.ok) throw new Error(`it was taken: ${text}`);
  return `${read.reason} ${read.at === undefined ? '' : `${read.at.line}:${read.at.column} `}${read.message}`;
};

describe('a text with values', () => {
  it('is Extended JSON', () => {
    const text = '[{"a": 1, "b": [true, null, -2.5e3, "x"], "at": {"$date": "2026-03-01T00:00:00Z"}}]';
    expect(valueOf(text)).toEqual([
      { a: 1, b: [true, null, -2500, 'x'], at: { $date: '2026-03-01T00:00:00.000Z' } },
    ]);
    expect(valueOf('{"n": {"$numberLong": "12"}, "m": {"$numberInt": "-3"}}')).toEqual({
      n: { $numberDouble: '12' },
      m: { $numberDouble: '-3' },
    });
    expect(valueOf('{"x": {"$regularExpression": {"pattern": "^a", "options": "i"}}}')).toEqual({
      x: { $regularExpression: { pattern: '^a', options: 'i' } },
    });
    expect(valueOf('{"at": {"$date": {"$numberLong": "0"}}}')).toEqual({
      at: { $date: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('is what people paste from a shell', () => {
    const text = `// of last week
      [
        { $match: { 'a.b': { $gt: 1, }, at: ISODate('2026-03-01'), x: /^a/i, }, }, /* and */
        { $set: { if: 1, "new": new Date("2026-03-01T10:00:00+02:00"), n: NumberLong("7"), m: NumberInt(-0) } },
      ];`;
    expect(valueOf(text.replace('NumberInt(-0)', 'NumberInt(3)'))).toEqual([
      {
        $match: {
          'a.b': { $gt: 1 },
          at: { $date: '2026-03-01T00:00:00.000Z' },
          x: { $regularExpression: { pattern: '^a', options: 'i' } },
        },
      },
      {
        $set: {
          if: 1,
          new: { $date: '2026-03-01T08:00:00.000Z' },
          n: { $numberDouble: '7' },
          m: { $numberDouble: '3' },
        },
      },
    ]);
  });
});

describe('a text that is rejected', () => {
  it.each([
    ['nothing', '', 'compile-error there is nothing here yet'],
    ['a value without an end', '[{ $match: { a: 1 }', 'compile-error 1:20 Unexpected token'],
    ['a missing colon', '[\n  { $match { a: 1 } }\n]', 'compile-error 2:12 Unexpected token'],
    ['a second value', '[] {}', 'compile-error 1:4 something follows the value that the file holds'],
    ['a word', '[{ a: b }]', 'compile-error 1:7 b is no value; a text needs quotes'],
    ['a key twice', '{ a: 1, "a": 2 }', 'compile-error 1:9 the key a stands here twice'],
    ['a hole', '[1,,2]', 'compile-error 1:1 a value is missing between two commas'],
    [
      'a number that is too long',
      '[12345678901234567890]',
      'compile-error 1:2 the number has more digits than are kept',
    ],
    ['a number that is too large', '[1e999]', 'compile-error 1:2 the number is too large'],
    ['a date that is none', '[ISODate("2026-02-31x")]', /^compile-error 1:2 a date is written as/],
    ['a date without a zone', '[ISODate("2026-02-03T10:00:00")]', /^compile-error 1:2 a date is written as/],
    ['the clock', '[new Date()]', 'forbidden 1:2 the clock may not be asked'],
    ['an id of the server', '[ObjectId("65f0c0ffee0ddba11caffe00")]', /ObjectId cannot be used/],
    ['the same as JSON', '[{"$oid": "65f0c0ffee0ddba11caffe00"}]', /\$oid cannot be used/],
    ['decimals', '[NumberDecimal("1.5")]', /NumberDecimal cannot be used/],
    ['another function', '[f("x")]', /is no value that is offered/],
    ['a prototype', '[{ "__proto__": 1 }]', 'forbidden 1:4 __proto__ may not be a key'],
    ['a prototype in a path', '[{ "a.constructor.b": 1 }]', 'forbidden 1:4 a.constructor.b may not be a key'],
    ['a NUL character', '[{ "a\\u0000": 1 }]', /NUL/],
    ['a computed key', '[{ ["a"]: 1 }]', /only a key and its value/],
    ['a short key', '[{ a }]', /needs a colon/],
    ['a spread', '[...[1]]', /nothing is computed/],
    ['a sum', '[1 + 2]', /compile-error 1:/],
    ['a template', '[`a`]', /nothing is computed/],
    ['a program', '[(() => { while (true); })()]', /compile-error/],
    ['a method', 'db.carts.aggregate([])', /compile-error/],
    ['a condition', '[true ? 1 : 2]', /nothing is computed/],
  ])('is %s', (_what, text, message) => {
    const verdict = verdictOn(text);
    if (typeof message === 'string') expect(verdict).toContain(message);
    else expect(verdict).toMatch(message);
  });

  it('nests too deeply, in any form', () => {
    const deep = 20_000;
    for (const [open, close] of [
      ['[', ']'],
      ['(', ')'],
      ['{a:', '}'],
      ['-', ''],
      ['!', ''],
      ['typeof ', ''],
      ['new ', ''],
      ['a=>', ''],
      ['a?b:', ''],
      ['`${', '}`'],
      ['f(', ')'],
    ] as const) {
      const text = `[${open.repeat(Math.min(deep, 60_000 / (open.length + close.length)))}1${close.repeat(3)}]`;
      expect(verdictOn(text)).toMatch(/^compile-error 1:\d+ /);
    }
    expect(verdictOn(`["${'x'.repeat(70_000)}"]`)).toBe('compile-error the file is longer than 65536 bytes');
  });

  it('is reported with its position in characters', () => {
    expect(verdictOn('[\n "😀😀", oops ]')).toContain('2:8 oops');
  });
});
