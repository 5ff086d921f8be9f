const { readFileSync } = require('node:fs');

function unpaidOrders(orders, payments) {
  const paid = new Map();
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
  const known = new Set(orders.map(({ order }) => order));
  for (const { order, cents } of payments) if (!known.has(order)) missing = Math.max(0, missing - cents);
  return { count, missing };
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
