import fc from 'fast-check';

/** Strings that break parsers, queries, paths, logs and terminals. */
const HOSTILE_STRINGS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202egnp.exe',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%',
  '%ff%fe',
  '/',
  '\\',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
  '$where',
  '$gt',
  'a.b.c',
  '{"$gt":""}',
  "' OR 1=1 --",
  '";drop table users;--',
  '<script>globalThis.__executed=1</script>',
  '${7*7}',
  '{{7*7}}',
  '\r\nSet-Cookie: hone.sid=evil',
  '\u001b[2J\u001b]0;title\u0007',
  'a'.repeat(5_000),
  '💥'.repeat(300),
  '9'.repeat(400),
  '1e999',
  '-1',
  'NaN',
  'null',
  'true',
];

const HOSTILE_NUMBERS = [0, -0, -1, 1, 0.5, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 53), 4_294_967_296];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

export const hostileString: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** Any JSON value that a request might carry where it does not belong. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileString,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { $gt: '' },
    { $ne: null },
    { length: -1 },
  ),
  fc.constantFrom(...HOSTILE_NUMBERS),
  fc.constantFrom(
    nested(50),
    nested(2_000),
    Array.from({ length: 500 }, () => 'x'),
  ),
  fc.dictionary(hostileString, fc.constantFrom<unknown>(1, 'x', null, {}), { maxKeys: 3 }),
);
