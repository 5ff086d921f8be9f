const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const { origin } = new URL(process.env.SUPPLIER_URL ?? 'http://localhost');

function readUrl(text) {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.origin !== origin || url.username !== '' || url.password !== '')
    throw new Problem(422, 'Only our supplier makes offers');
  return url;
}

router.post('/offers', async (request, response) => {
  const url = readUrl(request.body?.url);
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(3000) });
    response.json({ offers: await answer.json() });
  } catch {
    throw new Problem(502, 'The supplier made no offer');
  }
});

module.exports = { router };
