const { randomUUID } = require('node:crypto');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();
const carts = new Map();

const isItem = (item) =>
  typeof item === 'object' && item !== null && Number.isInteger(item.product) && Number.isInteger(item.quantity);

router.post('/carts', (request, response) => {
  const { items } = request.body ?? {};
  if (!Array.isArray(items) || items.length > 20 || !items.every(isItem))
    throw new Problem(422, 'items must be a list of products and quantities');
  const token = randomUUID();
  carts.set(token, {
    items: items.map(({ product, quantity }) => ({ product, quantity })),
    savedAt: new Date().toISOString(),
  });
  response.status(201).json({ token });
});

router.get('/carts', (request, response) => {
  const cart = carts.get(request.query.token);
  if (cart === undefined) throw new Problem(404, 'No such cart');
  response.json(cart);
});

module.exports = { router };
