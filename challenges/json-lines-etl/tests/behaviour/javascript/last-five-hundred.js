// An id is a duplicate for the five hundred sales written after it
const { accept, counts, expectIds, sale, seeded, shop, tell } = require('./_till.js');

const start = seeded()(9000);
const first = Array.from({ length: 500 }, (_, number) => `k${start + number}`);
tell(shop('s1'), ...first.map((id) => sale(id)), sale(first[0]));
expectIds(
  first,
  counts(1, 500, { duplicate: 1 }),
  'Of 500 sales with ids of their own and the first of them again, all but the last should have been written.',
);
// The repeat did not renew the first id, and what was refused makes no room.
tell(...[0, 1, 2].map((number) => sale(`r${number}`, { shop: 'none' })), sale('r4', { qty: 0 }));
tell(sale('n0'), sale(first[0]), sale(first[1]), sale(first[3]));
expectIds(
  ['n0', first[0], first[1]],
  counts(2, 3, { invalid: 1, unknown: 3, duplicate: 1 }),
  'An id was a duplicate after 500 other sales had been written, or was none before.',
);
accept();
