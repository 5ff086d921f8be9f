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

/**
 * How many orders are not fully paid, and how many cents are missing in all.
 * orders:   each order once
 * payments: in no particular order
 */
function unpaidOrders(orders: readonly Amount[], payments: readonly Amount[]): Summary {
  return { count: 0, missing: -1 };
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line): Amount => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
