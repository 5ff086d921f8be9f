const { readFileSync } = require('node:fs');

function unpaidOrders(orders, payments) {
  let count = 0;
  let missing = 0;
  for (const { order, cents } of orders) {
    let rest = cents;
    for (const payment of payments) if (payment.order === order) rest -= payment.cents;
    if (rest > 0) {
      count += 1;
      missing += rest;
    }
  }
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
