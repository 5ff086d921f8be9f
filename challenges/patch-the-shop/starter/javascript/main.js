const express = require('express');
const { authenticate } = require('./src/callers.js');
const { pool } = require('./src/db.js');
const { answerError, answerNotFound } = require('./src/errors.js');
const { logRequest } = require('./src/log.js');

const app = express();
app.disable('x-powered-by');
app.use(logRequest);
app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});
app.use(express.json({ limit: '64kb' }));
app.use(authenticate);
for (const part of ['products', 'customers', 'orders', 'manuals', 'offers', 'carts', 'leave'])
  app.use(require(`./src/${part}.js`).router);
app.use(answerNotFound);
app.use(answerError);
app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
