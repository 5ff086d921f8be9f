// The calls of the shop.
const db = require('../db.js');

function answer(call, given) {
  return CALLS[call](given);
}

function findOrders({ email }) {
  return db.query(
    `SELECT orders.id, total FROM orders JOIN customers ON customers.id = customer_id
      WHERE email = '${email}' ORDER BY orders.id`,
  );
}

function listOrders({ sort }) {
  return db.query(`SELECT id, placed_on, total FROM orders ORDER BY ${sort}, id`);
}

const CALLS = { 'find-orders': findOrders, 'list-orders': listOrders };

module.exports = { answer };
