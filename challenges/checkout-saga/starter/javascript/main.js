const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

const app = express();

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.use((_request, response) => {
  response
    .status(501)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: 'Not written yet', status: 501 }));
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
