const { readFileSync } = require('node:fs');

/**
 * How many orders are not fully paid, and how many cents are missing in all.
 * orders:   array of { order, cents }, each order once
 * payments: array of { order, cents } in no particular order
 */
function unpaidOrders(orders, payments) {
  return { count: 0, missing: -1 };
}

const [first, ...lines] = readFileSync(0, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => {
  const [order, cents] = line.split(' ');
  return { order: Number(order), cents: Number(cents) };
});
const orders = rows.slice(0, Number(first.split(' ')[0]));
const { count, missing } = unpaidOrders(orders, rows.slice(orders.length));
console.log(`${count} ${missing}`);
