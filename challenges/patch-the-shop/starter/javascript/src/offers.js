const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const SUPPLIER = process.env.SUPPLIER_URL ?? '';

router.post('/offers', async (request, response) => {
  const { url } = request.body ?? {};
  if (typeof url !== 'string' || !url.startsWith(SUPPLIER)) throw new Problem(422, 'Only our supplier makes offers');
  const answer = await fetch(url);
  response.json({ offers: await answer.json() });
});

module.exports = { router };
