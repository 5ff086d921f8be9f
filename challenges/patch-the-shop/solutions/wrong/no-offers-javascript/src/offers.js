const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

// Switched off until the supplier has a safe interface.
router.post('/offers', () => {
  throw new Problem(422, 'There are no offers');
});

module.exports = { router };
