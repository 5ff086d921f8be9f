import { readFileSync } from 'node:fs';

/** What an order costs, or what was paid for it. */
interface Amount {
  readonly order: number;
  readonly cents: number;
}

interface Summary {
  readonly count: number;
  readonly missing: number;
}

function unpaidOrders(orders: readonly Amount[], payments: readonly Amount[]): Summary {
  const missing = orders
    .map(({ order, cents }) =>
      payments.filter((payment) => payment.order === order).reduce((rest, payment) => rest - payment.cents, cents),
    )
    .filter((rest) => rest > 0);
  return { count: missing.length, missing: missing.reduce((sum, cents) => sum + cents, 0) };
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line): Amount => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
