const express = require('express');
const { Pool } = require('pg');

const { BROKER_URL, DATABASE_URL, PORT = '8080' } = process.env;
const PUBLISH_WITHIN_MS = 1_000;

const pool = new Pool({ connectionString: DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));

/** No order without its event. */
async function place(order, amount) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const sql = 'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING';
    const { rowCount } = await client.query(sql, [order, amount]);
    if (rowCount === 1) {
      const event = { id: `placed-${order}`, type: 'order.placed', order, amount };
      await publish(event);
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
  try {
    await place(order, amount);
  } catch {
    return response.status(503).json({ error: 'the broker is away' });
  }
  response.status(201).json({ order, amount });
});

app.listen(Number(PORT), '127.0.0.1');
