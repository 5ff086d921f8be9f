const { Router } = require('express');

const router = Router();

const ALLOWED = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.?=&-');

function isOurs(to) {
  if (typeof to !== 'string' || to[0] !== '/' || ![...to].every((each) => ALLOWED.has(each))) return false;
  return new URL(to, 'http://shop.invalid').origin === 'http://shop.invalid';
}

router.get('/leave', (request, response) => {
  const to = request.query.to ?? '/';
  response.redirect(isOurs(to) ? to : '/');
});

module.exports = { router };
