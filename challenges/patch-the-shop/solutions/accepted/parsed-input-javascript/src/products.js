const { Router } = require('express');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

const SELECT = 'SELECT id, name, price FROM products WHERE NOT hidden AND position(lower($1) IN lower(name)) > 0';
const STATEMENTS = {
  __proto__: null,
  name: `${SELECT} ORDER BY name, id`,
  price: `${SELECT} ORDER BY price, id`,
};

router.get('/products', async ({ query: { q = '', sort = 'name' } }, response) => {
  const statement = typeof sort === 'string' ? STATEMENTS[sort] : undefined;
  if (typeof q !== 'string' || statement === undefined) throw new Problem(400, 'A parameter is not valid');
  response.json({ items: await query(statement, [q]) });
});

module.exports = { router };
