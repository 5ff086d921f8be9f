const { Router } = require('express');
const { Problem } = require('./errors.js');
const { readBody, text } = require('./input.js');

const router = Router();

const SUPPLIER = new URL(process.env.SUPPLIER_URL);

router.post('/offers', async (request, response) => {
  const { url } = readBody(request.body, { url: text(/^https?:/, 2_000) }, ['url']);
  const asked = URL.canParse(url) ? new URL(url) : undefined;
  if (asked?.host !== SUPPLIER.host || asked.protocol !== SUPPLIER.protocol || asked.username !== '')
    throw new Problem(422, 'Only our supplier makes offers');
  // Built from our own address: of what the client sent, path and query are left.
  const answer = await fetch(new URL(asked.pathname + asked.search, SUPPLIER), { redirect: 'manual' }).catch(() => undefined);
  if (answer?.status !== 200) throw new Problem(502, 'The supplier made no offer');
  response.json({ offers: await answer.json() });
});

module.exports = { router };
