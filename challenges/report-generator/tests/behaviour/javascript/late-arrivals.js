// Orders count as soon as their customer and products are known
const { accept, expect, money, seeded, tell } = require('./_shop.js');

const price = 1 + seeded()(9000);
const WHY = 'What an order counts for changed wrongly when its customer or product became known after it.';
tell('order o1 c1 2026-03-01 p1*1 p2*3', 'order o2 c2 2026-03-02 p1*1');
expect('2026-03', ['orders 0 lines 0 skipped 2', 'net 0.00 tax 0.00 gross 0.00'], WHY);
tell('customer c1 south Kofi Tran');
expect(
  '2026-03',
  [
    'orders 1 lines 0 skipped 3',
    'net 0.00 tax 0.00 gross 0.00',
    'region south 1 0.00',
    '1. c1 1 0.00 new Kofi Tran',
  ],
  WHY,
);
tell(`product p2 music ${price} 0`);
const gross = money(3 * price);
expect(
  '2026-03',
  [
    'orders 1 lines 1 skipped 2',
    `net ${gross} tax 0.00 gross ${gross}`,
    `region south 1 ${gross}`,
    `category music 3 ${gross}`,
    `1. c1 1 ${gross} new Kofi Tran`,
  ],
  WHY,
);
accept();
