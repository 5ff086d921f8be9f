const { Router } = require('express');
const { findCustomer } = require('./customers.js');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');
const { readBody, text, whole } = require('./input.js');

const router = Router();

const FIELDS = { product: whole(0, 2_147_483_647), quantity: whole(1, 20), card: text(/^[0-9]{12,19}$/, 19) };

router.post('/orders', async (request, response) => {
  const { product, quantity, card } = readBody(request.body, FIELDS, Object.keys(FIELDS));
  const [order] = await query(
    `INSERT INTO orders (customer, product, quantity, total, card)
     SELECT $1, id, $3::int, price * $3::int, $4 FROM products WHERE id = $2 AND NOT hidden RETURNING *`,
    [request.login, product, quantity, card.slice(-4)],
  );
  if (order === undefined) throw new Problem(422, 'There is no such product');
  response.status(201).location(`/orders/${order.id}`).json(order);
});

router.get('/orders', async (request, response) => {
  response.json({ items: await query('SELECT * FROM orders WHERE customer = $1 ORDER BY id', [request.login]) });
});

router.get('/orders/summary', async (request, response) => {
  const orders = await query('SELECT total FROM orders WHERE customer = $1', [request.login]);
  response.json({ orders: orders.length, total: orders.reduce((sum, { total }) => sum + total, 0) });
});

// Every route below has the caller's own order, or ends here.
router.param('id', async (request, _response, next, id) => {
  const number = /^[0-9]{1,9}$/.test(id) ? Number(id) : 0;
  const found = await query('SELECT * FROM orders WHERE id = $1 AND customer = $2', [number, request.login]);
  if (found.length === 0) return next(new Problem(404, 'No such order'));
  request.order = found[0];
  return next();
});

router.get('/orders/:id', (request, response) => {
  response.json(request.order);
});

router.get('/orders/:id/invoice', async ({ login, order }, response) => {
  const { name } = await findCustomer(login);
  response.type('text/plain').send(`Invoice ${order.id}\n${name}\nTotal ${(order.total / 100).toFixed(2)}\n`);
});

router.post('/orders/:id/cancel', async ({ login, order }, response) => {
  const [canceled] = await query(
    "UPDATE orders SET status = 'canceled' WHERE id = $1 AND customer = $2 RETURNING *",
    [order.id, login],
  );
  response.json(canceled);
});

module.exports = { router };
