// Half cents are rounded up, sale by sale
const { accept, counts, expect, row, sale, seeded, shop, tell, total } = require('./_till.js');

const below = seeded();
const day = '2026-03-02';
const prices = [...Array.from({ length: 8 }, () => 2 * below(400) + 1), 1, 3, 5];
tell(shop('s1', 'north', 'Pier', 500), ...prices.map((cents, number) => sale(`h${number}`, { cents })));
const amounts = prices.map((cents) => (cents + 1) / 2);
const sum = amounts.reduce((one, other) => one + other);
expect(
  [
    ...amounts.map((amount, number) => row(`h${number}`, { amount })),
    total('north', day, prices.length, prices.length, sum),
    counts(1, prices.length),
  ],
  'An amount that ended in half a cent was not rounded up on each sale by itself.',
);
tell(shop('s2', 'north', 'Pier', 499), shop('s3', 'north', 'Pier', 1));
tell(sale('h-less', { shop: 's2', cents: 1 }), sale('h-least', { shop: 's3', cents: 499 }));
expect(
  [row('h-less', { amount: 0 }), row('h-least', { amount: 0 }), total('north', day, 2, 2, 0), counts(2, 2)],
  'An amount just below half a cent was not rounded down.',
);
accept();
