const express = require('express');
const { Pool } = require('pg');

const { BROKER_URL, DATABASE_URL, PORT = '8080' } = process.env;
const BATCH = 20;
const LOOK_EVERY_MS = 50;
const PUBLISH_WITHIN_MS = 1_000;

const pool = new Pool({ connectionString: DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));

/** The order and its event, both or neither. False where the order is there already. */
async function place(order, amount) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const sql = 'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING';
    const { rowCount } = await client.query(sql, [order, amount]);
    if (rowCount === 1) {
      const event = { id: `placed-${order}`, type: 'order.placed', order, amount };
      await client.query('INSERT INTO outbox (event) VALUES ($1)', [event]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function publish(event) {
  const response = await fetch(`${BROKER_URL}/topics/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(PUBLISH_WITHIN_MS),
  });
  await response.text();
  if (!response.ok) throw new Error(`the broker answered ${response.status}`);
}

/** Publishes what is left, and marks it afterwards: it may be published twice, and never not at all. */
async function relayOnce() {
  const sql = 'SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT $1';
  const { rows } = await pool.query(sql, [BATCH]);
  for (const { id, event } of rows) {
    await publish(event);
    await pool.query('UPDATE outbox SET published_at = now() WHERE id = $1', [id]);
  }
}

async function relay() {
  for (;;) {
    await relayOnce().catch((error) => console.error(error.message));
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const app = express();
app.use(express.json());

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/orders', async (request, response) => {
  const { order, amount } = request.body ?? {};
  if (typeof order !== 'string' || !Number.isInteger(amount) || amount < 1) {
    return response.status(422).json({ error: 'an order has an id and a positive amount' });
  }
  await place(order, amount);
  response.status(201).json({ order, amount });
});

app.listen(Number(PORT), '127.0.0.1');
void relay();
