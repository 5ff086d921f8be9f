// The customers who spent most in a month.

const PLACES = 10;

/** Dearest first; equal ones in the order in which they became known. */
function bestCustomers(store, month, { spent }) {
  const before = new Set(store.ordersOfMonth(monthBefore(month)).map((order) => order.customerId));
  const ranks = [];
  for (const customer of store.customers) {
    const total = spent.get(customer.id);
    if (total === undefined) continue;
    const { count: orders, gross } = total;
    ranks.push({ customer, orders, gross, returning: before.has(customer.id) });
  }
  return ranks.sort((one, other) => other.gross - one.gross).slice(0, PLACES);
}

function monthBefore(month) {
  const [year, number] = month.split('-').map(Number);
  const [y, m] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}

module.exports = { bestCustomers, monthBefore, PLACES };
