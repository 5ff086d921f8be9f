const { Router } = require('express');
const { query } = require('./db.js');

const router = Router();

router.get('/products', async (request, response) => {
  const { q = '', sort = 'name' } = request.query;
  const items = await query(
    `SELECT id, name, price FROM products WHERE NOT hidden AND name ILIKE '%${q}%' ORDER BY ${sort}, id`,
  );
  response.json({ items });
});

module.exports = { router };
