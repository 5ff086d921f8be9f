// The customers who spent most in a month.
const { orderGross } = require('./pricing.js');

const PLACES = 10;

/** Highest spending first; equal ones in the order in which they became known. */
function bestCustomers(store, month) {
  const ranks = [];
  for (const customer of store.customers) {
    const orders = store.ordersOfCustomer(customer.id, month);
    if (orders.length === 0) continue;
    const gross = orders.reduce((sum, order) => sum + orderGross(store, order), 0);
    const returning = store.ordersOfCustomer(customer.id, monthBefore(month)).length > 0;
    ranks.push({ customer, orders: orders.length, gross, returning });
  }
  return ranks.sort((one, other) => other.gross - one.gross).slice(0, PLACES);
}

function monthBefore(month) {
  const [year, number] = month.split('-').map(Number);
  const [y, m] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}

module.exports = { bestCustomers, monthBefore, PLACES };
