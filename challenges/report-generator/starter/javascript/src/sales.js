// Totals of a month, by region and by category.
const { lineAmounts, orderGross } = require('./pricing.js');

function salesOfMonth(store, month) {
  const sales = { orders: 0, lines: 0, skipped: 0, net: 0, tax: 0, regions: new Map(), categories: new Map() };
  for (const order of store.ordersOfMonth(month)) {
    const customer = store.findCustomer(order.customerId);
    if (customer === undefined) {
      sales.skipped += 1;
      continue;
    }
    sales.orders += 1;
    add(sales.regions, customer.region, 1, orderGross(store, order));
    for (const line of order.lines) addLine(sales, store.findProduct(line.product), line.quantity);
  }
  return sales;
}

function addLine(sales, product, quantity) {
  if (product === undefined) {
    sales.skipped += 1;
    return;
  }
  const { net, tax } = lineAmounts(product, quantity);
  sales.lines += 1;
  sales.net += net;
  sales.tax += tax;
  add(sales.categories, product.category, quantity, net + tax);
}

function add(totals, name, count, gross) {
  const total = totals.get(name) ?? { count: 0, gross: 0 };
  total.count += count;
  total.gross += gross;
  totals.set(name, total);
}

module.exports = { salesOfMonth };
