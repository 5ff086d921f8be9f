const { readFileSync } = require('node:fs');

function unpaidOrders(orders, payments) {
  const paid = new Set(payments.map(({ order }) => order));
  const unpaid = orders.filter(({ order }) => !paid.has(order));
  return { count: unpaid.length, missing: unpaid.reduce((sum, { cents }) => sum + cents, 0) };
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
