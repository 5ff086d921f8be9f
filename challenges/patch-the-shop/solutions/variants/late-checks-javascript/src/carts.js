const { createHmac, randomBytes, timingSafeEqual } = require('node:crypto');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const KEY = randomBytes(32);
const sign = (text) => createHmac('sha256', KEY).update(text).digest();

router.post('/carts', (request, response) => {
  const items = request.body?.items;
  if (!Array.isArray(items) || items.length > 20) throw new Problem(422, 'items must be a list');
  const kept = items.map((item) => {
    const { product, quantity } = item ?? {};
    if (!Number.isInteger(product) || !Number.isInteger(quantity)) throw new Problem(422, 'an item is not valid');
    return [product, quantity];
  });
  const text = Buffer.from(JSON.stringify([Date.now(), kept])).toString('base64url');
  response.status(201).json({ token: `${text}.${sign(text).toString('base64url')}` });
});

router.get('/carts', (request, response) => {
  const [text = '', signature = ''] = String(request.query.token).split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Problem(404, 'No such cart');
  const [savedAt, kept] = JSON.parse(Buffer.from(text, 'base64url'));
  response.json({
    items: kept.map(([product, quantity]) => ({ product, quantity })),
    savedAt: new Date(savedAt).toISOString(),
  });
});

module.exports = { router };
