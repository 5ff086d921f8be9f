// The report of a month as text.
const { bestCustomers } = require('./ranking.js');
const { salesOfMonth } = require('./sales.js');

function monthlyReport(store, month) {
  const sales = salesOfMonth(store, month);
  const text = [
    `Report ${month}`,
    `orders ${sales.orders} lines ${sales.lines} skipped ${sales.skipped}`,
    `net ${money(sales.net)} tax ${money(sales.tax)} gross ${money(sales.net + sales.tax)}`,
    ...byName('region', sales.regions),
    ...byName('category', sales.categories),
  ];
  bestCustomers(store, month).forEach(({ customer, orders, gross, returning }, index) => {
    const kind = returning ? 'returning' : 'new';
    text.push(`${index + 1}. ${customer.id} ${orders} ${money(gross)} ${kind} ${customer.name}`);
  });
  text.push('end');
  return `${text.join('\n')}\n`;
}

function byName(title, totals) {
  return [...totals.keys()].sort().map((name) => {
    const { count, gross } = totals.get(name);
    return `${title} ${name} ${count} ${money(gross)}`;
  });
}

function money(cents) {
  return (cents / 100).toFixed(2);
}

module.exports = { monthlyReport };
