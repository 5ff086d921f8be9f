const { readFileSync } = require('node:fs');

function unpaidOrders(orders, payments) {
  const rest = new Map(orders.map(({ order, cents }) => [order, cents]));
  payments.forEach(({ order, cents }) => {
    if (rest.has(order)) rest.set(order, rest.get(order) - cents);
  });
  const missing = [...rest.values()].filter((cents) => cents > 0);
  return { count: missing.length, missing: missing.reduce((sum, cents) => sum + cents, 0) };
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
