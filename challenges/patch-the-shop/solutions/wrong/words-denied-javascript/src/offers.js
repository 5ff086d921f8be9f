const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const SUPPLIER = process.env.SUPPLIER_URL ?? '';

router.post('/offers', async (request, response) => {
  const { url } = request.body ?? {};
  if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).origin !== new URL(SUPPLIER).origin)
    throw new Problem(422, 'Only our supplier makes offers');
  try {
    const answer = await fetch(url, { redirect: 'error' });
    response.json({ offers: await answer.json() });
  } catch {
    throw new Problem(502, 'The supplier made no offer');
  }
});

module.exports = { router };
