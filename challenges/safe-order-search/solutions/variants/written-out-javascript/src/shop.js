const { query } = require('../db.js');

const LISTS = new Map([
  ['id', 'SELECT id, placed_on, total FROM orders ORDER BY id'],
  ['placed_on', 'SELECT id, placed_on, total FROM orders ORDER BY placed_on, id'],
  ['total', 'SELECT id, placed_on, total FROM orders ORDER BY total, id'],
]);

exports.answer = async (call, { email, sort }) => {
  if (call === 'find-orders') {
    const customers = await query('SELECT id FROM customers WHERE email = $1', [email]);
    const found = [];
    for (const { id } of customers) {
      found.push(...(await query('SELECT id, total FROM orders WHERE customer_id = $1 ORDER BY id', [id])));
    }
    return found;
  }
  return LISTS.has(sort) ? query(LISTS.get(sort)) : { rejected: 'sort' };
};
