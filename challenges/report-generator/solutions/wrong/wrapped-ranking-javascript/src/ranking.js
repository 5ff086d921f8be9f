// The customers who spent most in a month.
const { orderGross } = require('./pricing.js');

const PLACES = 10;

/** Dearest first; equal ones in the order in which they became known. */
function bestCustomers(store, month) {
  const before = new Set(store.ordersOfMonth(monthBefore(month)).map((order) => order.customerId));
  const spent = new Map();
  for (const order of store.ordersOfMonth(month)) {
    const total = spent.get(order.customerId) ?? { orders: 0, gross: 0 };
    total.orders += 1;
    total.gross += orderGross(store, order);
    spent.set(order.customerId, total);
  }
  const ranks = [];
  for (const customer of store.customers) {
    const total = spent.get(customer.id);
    if (total !== undefined) ranks.push({ customer, ...total, returning: before.has(customer.id) });
  }
  return ranks.sort((one, other) => (other.gross - one.gross) | 0).slice(0, PLACES);
}

function monthBefore(month) {
  const [year, number] = month.split('-').map(Number);
  const [y, m] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}

module.exports = { bestCustomers, monthBefore, PLACES };
