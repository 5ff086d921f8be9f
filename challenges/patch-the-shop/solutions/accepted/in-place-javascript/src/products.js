const { Router } = require('express');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

const ORDERS = new Map([
  ['name', 'name, id'],
  ['price', 'price, id'],
]);

router.get('/products', async (request, response) => {
  const { q = '', sort = 'name' } = request.query;
  const order = ORDERS.get(sort);
  if (order === undefined) throw new Problem(400, 'sort must be name or price');
  const items = await query(
    `SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%' || $1 || '%' ORDER BY ${order}`,
    [String(q)],
  );
  response.json({ items });
});

module.exports = { router };
