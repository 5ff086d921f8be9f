const { randomUUID } = require('node:crypto');
const { Router } = require('express');
const { Problem } = require('./errors.js');
const { listOf, objectOf, readBody, whole } = require('./input.js');

const router = Router();

const number = whole(-2_147_483_648, 2_147_483_647);
const FIELDS = { items: listOf(objectOf({ product: number, quantity: number }), 20) };

// A token names a cart and says nothing, so there is nothing to read from it. The oldest carts make room.
const MOST_CARTS = 10_000;
const carts = new Map();

router.post('/carts', (request, response) => {
  const { items } = readBody(request.body, FIELDS, ['items']);
  const token = randomUUID();
  carts.set(token, { items, savedAt: new Date() });
  if (carts.size > MOST_CARTS) carts.delete(carts.keys().next().value);
  response.status(201).json({ token });
});

router.get('/carts', (request, response) => {
  const cart = carts.get(request.query.token);
  if (cart === undefined) throw new Problem(404, 'No such cart');
  response.json(cart);
});

module.exports = { router };
