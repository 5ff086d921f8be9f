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
  const paid = new Map<number, number>();
  for (const { order, cents } of payments) paid.set(order, (paid.get(order) ?? 0) + cents);
  let count = 0;
  let missing = 0;
  for (const { order, cents } of orders) {
    const rest = cents - (paid.get(order) ?? 0);
    if (rest > 0) {
      count += 1;
      missing += rest;
    }
  }
  return { count, missing };
}

const [first = '', ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line): Amount => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
