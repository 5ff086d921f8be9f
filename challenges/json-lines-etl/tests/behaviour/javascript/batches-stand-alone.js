// Each batch has its own totals and counts; shops and ids outlive it
const { accept, counts, expect, row, sale, seeded, shop, tell, total } = require('./_till.js');

const [late, early] = ['2026-03-10', '2026-03-09'];
const cents = 1 + seeded()(5000);
const EMPTY = 'A batch without sales had more or less than its counts.';
tell(shop('s1', 'northeast'), shop('s2', 'north'));
expect([counts(1, 0)], EMPTY);
tell(sale('b1', { at: `${late}T00:00:00Z`, cents }), sale('b2', { at: `${early}T23:59:59Z`, qty: 3, cents }));
tell(sale('b3', { shop: 's2', at: `${late}T12:00:00Z`, cents }), sale('b4', { at: `${late}T12:00:00Z`, qty: 2, cents }));
expect(
  [
    row('b1', { day: late, region: 'northeast', amount: cents }),
    row('b2', { day: early, region: 'northeast', amount: 3 * cents }),
    row('b3', { day: late, amount: cents }),
    row('b4', { day: late, region: 'northeast', amount: 2 * cents }),
    total('north', late, 1, 1, cents),
    total('northeast', early, 1, 3, 3 * cents),
    total('northeast', late, 2, 3, 3 * cents),
    counts(2, 4),
  ],
  'Rows came in another order than their sales, or totals in another than by region and day.',
);
tell(sale('b4'), sale('b5', { at: `${late}T12:00:00Z`, cents }), 'x');
expect(
  [
    row('b5', { day: late, region: 'northeast', amount: cents }),
    total('northeast', late, 1, 1, cents),
    counts(3, 1, { malformed: 1, duplicate: 1 }),
  ],
  'A batch did not begin with nothing, or forgot ids or shops of those before.',
);
expect([counts(4, 0)], EMPTY);
accept();
