const express = require('express');
const { Pool } = require('pg');

const { BROKER_URL, DATABASE_URL, PORT = '8080' } = process.env;
const PUBLISH_WITHIN_MS = 1_000;

const pool = new Pool({ connectionString: DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));

async function place(order, amount) {
  const sql = 'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING';
  await pool.query(sql, [order, amount]);
  void publishUntilTaken({ id: `placed-${order}`, type: 'order.placed', order, amount });
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

async function publishUntilTaken(event) {
  for (;;) {
    try {
      return await publish(event);
    } catch (error) {
      console.error(error.message);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
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
