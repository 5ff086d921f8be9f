// A sale is written with what is known of its shop when it comes
const { accept, counts, expect, row, sale, seeded, shop, tell, total } = require('./_till.js');

const day = '2026-03-02';
const cents = 2 * (1 + seeded()(5000));
tell(sale('a-1', { cents }), shop('s1', 'north', 'Pier', 1000), sale('a-2', { cents }));
tell(shop('s1', 'east', 'Quay', 500), sale('a-3', { cents }));
expect(
  [
    row('a-2', { amount: cents }),
    row('a-3', { region: 'east', shop: 'Quay', amount: cents / 2 }),
    total('east', day, 1, 1, cents / 2),
    total('north', day, 1, 1, cents),
    counts(1, 2, { unknown: 1 }),
  ],
  'A shop changed or became known between two sales, and a row or a total did not show it as it should.',
);
tell(sale('a-4', { cents }), shop('s1', 'west', 'Dock', 2000));
expect(
  [
    row('a-4', { region: 'east', shop: 'Quay', amount: cents / 2 }),
    total('east', day, 1, 1, cents / 2),
    counts(2, 1),
  ],
  'A shop changed after a sale and before the flush, and the sale was written with what came later.',
);
accept();
