const { Router } = require('express');

const router = Router();

// A path of this shop: not another scheme, and not //another.host.
const isOurs = (to) => to.startsWith('/') && !to.startsWith('//');

/** Ends a visit and sends the browser on. */
router.get('/leave', (request, response) => {
  const to = String(request.query.to ?? '/');
  response
    .status(302)
    .set('Location', isOurs(to) ? to : '/')
    .end();
});

module.exports = { router };
