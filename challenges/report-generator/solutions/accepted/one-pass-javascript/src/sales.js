// Totals of a month, by region, by category and by customer, in one pass over its orders.
const { lineAmounts } = require('./pricing.js');

function salesOfMonth(store, month) {
  const sales = { orders: 0, lines: 0, skipped: 0, net: 0, tax: 0 };
  const [regions, categories, spent] = [new Map(), new Map(), new Map()];
  for (const order of store.ordersOfMonth(month)) {
    const customer = store.findCustomer(order.customerId);
    if (customer === undefined) {
      sales.skipped += 1;
      continue;
    }
    let gross = 0;
    for (const line of order.lines) {
      const product = store.findProduct(line.product);
      if (product === undefined) {
        sales.skipped += 1;
        continue;
      }
      const { net, tax } = lineAmounts(product, line.quantity);
      sales.lines += 1;
      sales.net += net;
      sales.tax += tax;
      gross += net + tax;
      add(categories, product.category, line.quantity, net + tax);
    }
    sales.orders += 1;
    add(regions, customer.region, 1, gross);
    add(spent, customer.id, 1, gross);
  }
  return { ...sales, regions, categories, spent };
}

function add(totals, name, count, gross) {
  const total = totals.get(name);
  if (total === undefined) {
    totals.set(name, { count, gross });
  } else {
    total.count += count;
    total.gross += gross;
  }
}

module.exports = { salesOfMonth };
