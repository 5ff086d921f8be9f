// The report of a month as text.

/** Adds up pairs of numbers by name. */
class Totals {
  entries = new Map();

  add(name, count, cents) {
    const entry = this.entries.get(name);
    if (entry === undefined) this.entries.set(name, [count, cents]);
    else {
      entry[0] += count;
      entry[1] += cents;
    }
  }

  lines(title) {
    return Array.from(this.entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, [count, cents]]) => `${title} ${name} ${count} ${euros(cents)}`);
  }
}

function monthlyReport(store, month) {
  const [regions, categories, spent] = [new Totals(), new Totals(), new Totals()];
  let [orders, lines, skipped, net, tax] = [0, 0, 0, 0, 0];
  for (const order of store.ordersOf(month)) {
    const customer = store.customers.get(order.customerId);
    if (customer === undefined) {
      skipped++;
      continue;
    }
    let sum = 0;
    for (const { product: id, quantity } of order.lines) {
      const product = store.products.get(id);
      if (product === undefined) {
        skipped++;
        continue;
      }
      const price = product.price * quantity;
      const duty = Math.floor((price * product.tax + 500) / 1000);
      lines++;
      net += price;
      tax += duty;
      sum += price + duty;
      categories.add(product.category, quantity, price + duty);
    }
    orders++;
    regions.add(customer.region, 1, sum);
    spent.add(customer.id, 1, sum);
  }
  return [
    `Report ${month}`,
    `orders ${orders} lines ${lines} skipped ${skipped}`,
    `net ${euros(net)} tax ${euros(tax)} gross ${euros(net + tax)}`,
    ...regions.lines('region'),
    ...categories.lines('category'),
    ...topTen(store, month, spent.entries),
    'end\n',
  ].join('\n');
}

function topTen(store, month, spent) {
  // The order of the map is the order in which customers became known; sorting keeps it among equals.
  const top = [];
  for (const customer of store.customers.values()) {
    const entry = spent.get(customer.id);
    if (entry !== undefined) top.push([customer, ...entry]);
  }
  top.sort((a, b) => b[2] - a[2]);
  const previous = new Set(store.ordersOf(monthBefore(month)).map((order) => order.customerId));
  return top.slice(0, 10).map(([{ id, name }, orders, cents], index) => {
    const kind = previous.has(id) ? 'returning' : 'new';
    return `${index + 1}. ${id} ${orders} ${euros(cents)} ${kind} ${name}`;
  });
}

function monthBefore(month) {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 2;
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, '0')}-${String(months - 12 * year + 1).padStart(2, '0')}`;
}

function euros(cents) {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

module.exports = { monthlyReport };
