const express = require('express');
const { Pool } = require('pg');

const { DATABASE_URL, STOCK_URL, BANK_URL, CARRIER_URL, PORT = '8080' } = process.env;
const REQUEST_MS = 1_000;
const LOOK_EVERY_MS = 50;
const AT_ONCE = 8;

const STEPS = [`${STOCK_URL}/reservations`, `${BANK_URL}/charges`, `${CARRIER_URL}/shipments`];
const REFUSALS = new Set([402, 409]);

const pool = new Pool({ connectionString: DATABASE_URL, max: 12 });
pool.on('error', (error) => console.error(error.message));

/** True when it is done, false when it is refused; throws when nobody knows. */
async function ask(method, step, order) {
  const url = `${step}/${order}`;
  const response = await fetch(url, { method, signal: AbortSignal.timeout(REQUEST_MS) });
  await response.text();
  if (response.ok) return true;
  if (method === 'PUT' && REFUSALS.has(response.status)) return false;
  throw new Error(`${method} ${url} answered ${response.status}`);
}

async function goForward(order) {
  for (const step of STEPS) if (!(await ask('PUT', step, order))) return false;
  return true;
}

/** All steps, also those that were never done: an answer may have been lost. */
async function goBack(order) {
  for (const step of STEPS.toReversed()) await ask('DELETE', step, order);
}

const close = (order, state) => pool.query('UPDATE orders SET state = $2 WHERE id = $1', [order, state]);

async function advance({ id, isGoingBack }) {
  if (!isGoingBack) {
    if (await goForward(id)) return close(id, 'confirmed');
    await pool.query("INSERT INTO progress (order_id, step) VALUES ($1, 'back') ON CONFLICT DO NOTHING", [id]);
  }
  await goBack(id);
  await close(id, 'cancelled');
}

const running = new Set();

async function takeOpenOrders() {
  const { rows } = await pool.query(
    `SELECT o.id, p.step IS NOT NULL AS "isGoingBack"
       FROM orders o LEFT JOIN progress p ON p.order_id = o.id
      WHERE o.state = 'open' AND o.id <> ALL ($1) ORDER BY o.placed_at LIMIT $2`,
    [[...running], AT_ONCE - running.size],
  );
  for (const order of rows) {
    running.add(order.id);
    advance(order)
      .catch((error) => console.error(error.message))
      .finally(() => running.delete(order.id));
  }
}

async function work() {
  for (;;) {
    await takeOpenOrders().catch((error) => console.error(error.message));
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

const app = express();
app.use(express.json());

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/orders', async ({ body: { order, amount } }, response) => {
  await pool.query('INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [order, amount]);
  // What fails now is done later; the answer says only that the order is taken.
  await advance({ id: order, isGoingBack: false }).catch((error) => console.error(error.message));
  response.status(202).json({ order, state: 'open' });
});

app.get('/orders/:id', async ({ params }, response) => {
  const { rows } = await pool.query('SELECT id AS "order", state FROM orders WHERE id = $1', [params.id]);
  if (rows[0] === undefined) return response.status(404).json({ error: 'no such order' });
  response.json(rows[0]);
});

app.listen(Number(PORT), '127.0.0.1');
void work();
