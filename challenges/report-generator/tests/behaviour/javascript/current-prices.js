// Each report shows what is known when it is asked for
const { accept, expect, money, seeded, tell } = require('./_shop.js');

const below = seeded();
tell('customer c1 north Ada Lind', 'order o1 c1 2026-03-01 p1*2');
['Lind', 'Vega', 'Rossi', 'Quist'].forEach((name, turn) => {
  const price = 100 * (1 + below(500)) + turn;
  const region = ['north', 'coast'][turn % 2];
  const category = ['books', 'games'][Math.floor(turn / 2)];
  tell(`product p1 ${category} ${price} 0`, `customer c1 ${region} Ada ${name}`);
  const gross = money(2 * price);
  expect(
    '2026-03',
    [
      'orders 1 lines 1 skipped 0',
      `net ${gross} tax 0.00 gross ${gross}`,
      `region ${region} 1 ${gross}`,
      `category ${category} 2 ${gross}`,
      `1. c1 1 ${gross} new Ada ${name}`,
    ],
    'A price, category, region or name had changed since the report before, and the report did not show it.',
  );
});
accept();
