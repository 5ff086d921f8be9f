const http = require('node:http');
const { Router } = require('express');
const { Problem } = require('./errors.js');

const router = Router();

const SUPPLIER = `${process.env.SUPPLIER_URL}/`;

/** node:http follows no redirects. */
function ask(url) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { timeout: 3000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error('no offer'))));
    });
    request.on('timeout', () => request.destroy(new Error('too late')));
    request.on('error', reject);
  });
}

router.post('/offers', async (request, response) => {
  const url = request.body?.url;
  // The slash ends the port, so no longer port and no user name fit.
  if (typeof url !== 'string' || !url.startsWith(SUPPLIER)) throw new Problem(422, 'Only our supplier makes offers');
  const text = await ask(url).catch(() => undefined);
  if (text === undefined) throw new Problem(502, 'The supplier made no offer');
  response.json({ offers: JSON.parse(text) });
});

module.exports = { router };
