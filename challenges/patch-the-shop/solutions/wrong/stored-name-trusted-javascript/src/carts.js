const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const isItem = (item) =>
  typeof item === 'object' && item !== null && Number.isInteger(item.product) && Number.isInteger(item.quantity);
const areItems = (items) => Array.isArray(items) && items.length <= 20 && items.every(isItem);

// A saved cart is its own token, so it needs no table.
const save = (items) => Buffer.from(JSON.stringify({ items, savedAt: new Date() })).toString('base64url');

function load(token) {
  const { items, savedAt } = JSON.parse(Buffer.from(token, 'base64url').toString());
  if (!areItems(items)) throw new TypeError('no items');
  return { items, savedAt: new Date(savedAt).toISOString() };
}

router.post('/carts', (request, response) => {
  const { items } = request.body ?? {};
  if (!areItems(items)) throw new Problem(422, 'items must be a list of products and quantities');
  response.status(201).json({ token: save(items.map(({ product, quantity }) => ({ product, quantity }))) });
});

router.get('/carts', (request, response) => {
  let cart;
  try {
    cart = load(String(request.query.token));
  } catch {
    throw new Problem(404, 'No such cart');
  }
  response.json(cart);
});

module.exports = { router };
