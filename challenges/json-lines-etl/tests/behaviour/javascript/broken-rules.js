// Each refused line is counted for the first reason that holds
const { accept, counts, expect, expectIds, sale, seeded, shop, shuffled, tell } = require('./_till.js');

const MALFORMED = ['', 'null', '[]', '42', '"sale"', 'no JSON', '{"kind":"flush"', '{"kind":"flush",}', '{"kind":"flush"} x'];
const INVALID = [
  ...['3', true, null, 0, 101, [1]].map((qty) => ({ qty })),
  ...[0, 1_000_001, '9', -1].map((cents) => ({ cents })),
  ...['', 'T1', 't_1', 't1\n', 'a'.repeat(25), 7].map((id) => ({ id })),
  ...['', null].map((each) => ({ shop: each })),
  ...['', 5, {}].map((item) => ({ item })),
  ...['refund', null].map((kind) => ({ kind })),
  { at: null },
];
const lines = [...MALFORMED, ...INVALID.map((other) => sale('v-0', other))];
tell(shop('s1'), ...shuffled(lines, seeded()));
expect(
  [counts(1, 0, { malformed: MALFORMED.length, invalid: INVALID.length })],
  'Lines that are no JSON object, or that break a rule, were written or counted for another reason.',
);
// What was refused leaves no trace; a rule comes before the shop, the shop before the duplicate.
tell(sale('v-0', { qty: 100, cents: 1_000_000 }), sale('v-0', { shop: 'none' }), sale('v-0', { qty: 0 }));
tell(sale('v-0', { shop: 'none', qty: 0 }), sale('v-1', { shop: 'none' }), sale('v-1'), sale('v-1'));
tell(sale('-', { qty: 1, cents: 1 }), sale('0123456789-abcdefghijklm'));
expectIds(
  ['v-0', 'v-1', '-', '0123456789-abcdefghijklm'],
  counts(2, 4, { invalid: 2, unknown: 2, duplicate: 1 }),
  'A sale was written or refused against a rule, or counted for another reason than the first that holds.',
);
accept();
