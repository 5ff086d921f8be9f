// Tax is rounded half up, line by line
const { accept, expect, money, seeded, tell } = require('./_shop.js');

const below = seeded();
const count = 5 + below(5);
const price = 10 * (1 + below(90)) + 5;
tell('customer c1 north Ada Lind', `product p1 books ${price} 100`);
tell(`order o1 c1 2026-03-09 ${Array(count).fill('p1*1').join(' ')}`);
// A tenth of a price that ends in 5 ends in half a cent, and each line rounds it up.
const tax = (Math.floor(price / 10) + 1) * count;
const gross = price * count + tax;
expect(
  '2026-03',
  [
    `orders 1 lines ${count} skipped 0`,
    `net ${money(price * count)} tax ${money(tax)} gross ${money(gross)}`,
    `region north 1 ${money(gross)}`,
    `category books ${count} ${money(gross)}`,
    `1. c1 1 ${money(gross)} new Ada Lind`,
  ],
  'Tax of half a cent was not rounded up on each line of an order by itself.',
);
accept();
