const { Router } = require('express');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

router.get('/products', async (request, response) => {
  const { q = '', sort = 'name' } = request.query;
  if (sort !== 'name' && sort !== 'price') throw new Problem(400, 'sort is name or price');
  if (typeof q !== 'string' || q.length > 200 || q.includes('\0')) throw new Problem(400, 'q is a text');
  const items = await query(
    `SELECT id, name, price FROM products
     WHERE NOT hidden AND strpos(lower(name), lower($1)) > 0 ORDER BY ${sort}, id`,
    [q],
  );
  response.json({ items });
});

module.exports = { router };
