// The calls of the shop. Values go beside their statement; columns are looked up.
const db = require('../db.js');

const COLUMNS = ['id', 'placed_on', 'total'];

function answer(call, given) {
  return CALLS[call](given);
}

function findOrders({ email }) {
  return db.query(
    `SELECT orders.id, total FROM orders JOIN customers ON customers.id = customer_id
      WHERE email = $1 ORDER BY orders.id`,
    [email],
  );
}

function listOrders({ sort }) {
  if (!COLUMNS.includes(sort)) return { rejected: 'sort' };
  return db.query(`SELECT id, placed_on, total FROM orders ORDER BY ${sort}, id`);
}

const CALLS = { 'find-orders': findOrders, 'list-orders': listOrders };

module.exports = { answer };
