const express = require('express');
const { Pool } = require('pg');

const { MAIL_URL, DATABASE_URL, PORT = '8080' } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 30 });
pool.on('error', (error) => console.error(error.message));

const app = express();
app.use(express.json());

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.get('/accounts/:id', async (request, response) => {
  const { rows } = await pool.query('SELECT id AS account, balance, level FROM accounts WHERE id = $1', [request.params.id]);
  if (rows.length === 0) return response.status(404).json({ error: 'no such account' });
  response.json(rows[0]);
});

async function mail({ id, account, points }) {
  const response = await fetch(`${MAIL_URL}/mails/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: id, account, points }),
  });
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}

// All effects or none: they are in one transaction, and it is committed when the mail is out.
async function points(message) {
  const { id, account, points } = message;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT 1 FROM entries WHERE message = $1', [id]);
    if (rows.length === 0) {
      await client.query('INSERT INTO entries (message, account, points) VALUES ($1, $2, $3)', [id, account, points]);
      await mail(message);
      await client.query('UPDATE accounts SET balance = balance + $2 WHERE id = $1', [account, points]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function level({ account, level, version }) {
  await pool.query('UPDATE accounts SET level = $2, level_version = $3 WHERE id = $1 AND level_version < $3', [
    account,
    level,
    version,
  ]);
}

app.post('/deliveries', async (request, response) => {
  try {
    await (request.body.topic === 'points' ? points(request.body) : level(request.body));
    response.status(204).end();
  } catch (error) {
    console.error(error.message);
    response.status(503).json({ error: 'try again' });
  }
});

app.listen(Number(PORT), '127.0.0.1');
