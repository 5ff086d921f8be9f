const { Router } = require('express');
const { findCustomer } = require('./customers.js');
const { query } = require('./db.js');
const { Problem } = require('./errors.js');

const router = Router();

async function findOrder(request) {
  const { id } = request.params;
  if (!/^[0-9]{1,9}$/.test(id)) throw new Problem(404, 'No such order');
  const [order] = await query('SELECT * FROM orders WHERE id = $1 AND customer = $2', [id, request.login]);
  if (order === undefined) throw new Problem(404, 'No such order');
  return order;
}

function checkOrder({ product, quantity, card }) {
  if (!Number.isInteger(product) || Math.abs(product) >= 2 ** 31) throw new Problem(422, 'product must be a number');
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 20) throw new Problem(422, 'quantity must be 1 to 20');
  if (typeof card !== 'string' || !/^[0-9]{12,19}$/.test(card)) throw new Problem(422, 'card must have 12 to 19 digits');
}

router.post('/orders', async (request, response) => {
  const body = request.body ?? {};
  checkOrder(body);
  const [product] = await query('SELECT price FROM products WHERE id = $1 AND NOT hidden', [body.product]);
  if (product === undefined) throw new Problem(422, 'There is no such product');
  const [stored] = await query(
    `INSERT INTO orders (customer, product, quantity, total, status, card)
     VALUES ($1, $2, $3, $4, 'open', $5) RETURNING *`,
    [request.login, body.product, body.quantity, product.price * body.quantity, body.card.slice(-4)],
  );
  response.status(201).location(`/orders/${stored.id}`).json(stored);
});

router.get('/orders', async (request, response) => {
  response.json({ items: await query('SELECT * FROM orders WHERE customer = $1 ORDER BY id', [request.login]) });
});

router.get('/orders/summary', async (request, response) => {
  const [summary] = await query(
    'SELECT count(*)::int AS orders, coalesce(sum(total), 0)::int AS total FROM orders WHERE customer = $1',
    [request.login],
  );
  response.json(summary);
});

router.get('/orders/:id', async (request, response) => {
  response.json(await findOrder(request));
});

router.get('/orders/:id/invoice', async (request, response) => {
  const { id, customer, total } = await findOrder(request);
  const { name } = await findCustomer(customer);
  response.type('text/plain').send(`Invoice ${id}\n${name}\nTotal ${(total / 100).toFixed(2)}\n`);
});

router.post('/orders/:id/cancel', async (request, response) => {
  const { id } = await findOrder(request);
  const [order] = await query("UPDATE orders SET status = 'canceled' WHERE id = $1 RETURNING *", [id]);
  response.json(order);
});

module.exports = { router };
