const { Router } = require('express');

const router = Router();

// As the contract writes them.
const isOurs = (to) => /^\/(?!\/)[A-Za-z0-9/_.?=&-]*$/.test(to);

/** Ends a visit and sends the browser on. */
router.get('/leave', (request, response) => {
  const to = String(request.query.to ?? '/');
  response
    .status(302)
    .set('Location', isOurs(to) ? to : '/')
    .end();
});

module.exports = { router };
