const { Router } = require('express');

const router = Router();

const CHARACTERS = /^[A-Za-z0-9/_.?=&-]+$/;

/** Ends a visit and sends the browser on. */
router.get('/leave', ({ query: { to } }, response) => {
  const isOurs = typeof to === 'string' && to[0] === '/' && to[1] !== '/' && CHARACTERS.test(to);
  response.status(302).set('Location', isOurs ? to : '/').end();
});

module.exports = { router };
