const { Router } = require('express');
const { query } = require('./db.js');

const router = Router();

router.get('/products', async (request, response) => {
  const { q = '', sort = 'name' } = request.query;
  const items = await query(
    `SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%' || $1 || '%' ORDER BY ${sort}, id`,
    [String(q)],
  );
  response.json({ items });
});

module.exports = { router };
