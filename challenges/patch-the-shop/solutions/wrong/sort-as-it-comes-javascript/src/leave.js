const { Router } = require('express');

const router = Router();

const OURS = /^\/(?!\/)[A-Za-z0-9/_.?=&-]*$/;

/** Ends a visit and sends the browser on. */
router.get('/leave', (request, response) => {
  const to = String(request.query.to ?? '/');
  response.status(302).set('Location', OURS.test(to) ? to : '/').end();
});

module.exports = { router };
