const express = require('express');
const { Pool } = require('pg');

const { DATABASE_URL, MAIL_URL, PORT = '8080' } = process.env;
const MAIL_WITHIN_MS = 3_000;

const pool = new Pool({ connectionString: DATABASE_URL, max: 20 });
pool.on('error', (error) => console.error(error.message));

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Whether this transaction is the first to see the message; waits for another that is at it. */
async function isNew(client, id) {
  const { rowCount } = await client.query('INSERT INTO inbox (message) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
  return rowCount === 1;
}

async function addPoints({ id, account, points }) {
  await inTransaction(async (client) => {
    if (!(await isNew(client, id))) return;
    await client.query('INSERT INTO entries (message, account, points) VALUES ($1, $2, $3)', [id, account, points]);
    await client.query('UPDATE accounts SET balance = balance + $2 WHERE id = $1', [account, points]);
  });
}

/** The mail has the id of its message: sent again, it is the same mail. */
async function sendMail({ id, account, points }) {
  const response = await fetch(`${MAIL_URL}/mails/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: id, account, points }),
    signal: AbortSignal.timeout(MAIL_WITHIN_MS),
  });
  await response.text();
  if (!response.ok) throw new Error(`mail answered ${response.status}`);
}

async function ensureMail(message) {
  const { rows } = await pool.query('SELECT done_at FROM inbox WHERE message = $1', [message.id]);
  if (rows[0].done_at !== null) return;
  await sendMail(message);
  await pool.query('UPDATE inbox SET done_at = now() WHERE message = $1', [message.id]);
}

const setLevel = ({ account, version, level }) =>
  pool.query(
    'UPDATE accounts SET level = $2, level_version = $3::bigint WHERE id = $1 AND level_version::text < $3::bigint::text',
    [account, level, version],
  );

const app = express();
app.use(express.json());

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.get('/accounts/:id', async ({ params }, response) => {
  const { rows } = await pool.query('SELECT id AS account, balance, level FROM accounts WHERE id = $1', [params.id]);
  if (rows[0] === undefined) return response.status(404).json({ error: 'no such account' });
  response.json(rows[0]);
});

app.post('/deliveries', async ({ body: message }, response) => {
  try {
    if (message.topic === 'levels') await setLevel(message);
    else {
      await addPoints(message);
      await ensureMail(message);
    }
    response.status(204).end();
  } catch (error) {
    console.error(error.message);
    response.status(503).end();
  }
});

app.listen(Number(PORT), '127.0.0.1');
