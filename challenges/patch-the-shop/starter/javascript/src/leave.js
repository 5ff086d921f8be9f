const { Router } = require('express');

const router = Router();

/** Ends a visit and sends the browser on. */
router.get('/leave', (request, response) => {
  const to = String(request.query.to ?? '/');
  response.status(302).set('Location', to.startsWith('/') ? to : '/').end();
});

module.exports = { router };
