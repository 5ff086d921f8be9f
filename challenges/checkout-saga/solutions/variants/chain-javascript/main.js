const fastify = require('fastify');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));

// A saga is a list of pairs: what is done, and what undoes it.
const step = (base, path) => ({
  act: (order) => send('PUT', `${base}/${path}/${order}`),
  compensate: (order) => send('DELETE', `${base}/${path}/${order}`),
});
const SAGA = [
  step(process.env.STOCK_URL, 'reservations'),
  step(process.env.BANK_URL, 'charges'),
  step(process.env.CARRIER_URL, 'shipments'),
];

/** Repeats a request until its answer is one: 'done' or 'refused'. */
async function send(method, url) {
  for (let wait = 40; ; wait = Math.min(400, wait * 2)) {
    const status = await fetch(url, { method, signal: AbortSignal.timeout(1_000) }).then(
      async (answer) => (await answer.arrayBuffer(), answer.status),
      () => 0,
    );
    if (status >= 200 && status < 300) return 'done';
    if (status === 402 || status === 409) return 'refused';
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Steps from one place of the saga on; afterwards, or on a refusal, the ones before it. */
async function run(order, at = 0) {
  if (at === SAGA.length) return 'confirmed';
  if ((await SAGA[at].act(order)) === 'done' && (await run(order, at + 1)) === 'confirmed') return 'confirmed';
  await SAGA[at].compensate(order);
  return 'cancelled';
}

async function finish(order) {
  const state = await run(order);
  for (;;) {
    try {
      return await pool.query('UPDATE orders SET state = $2 WHERE id = $1', [order, state]);
    } catch (error) {
      console.error(error.message);
    }
  }
}

const app = fastify();

app.get('/healthz', async () => {
  await pool.query('SELECT 1');
  return { status: 'ok' };
});

app.post('/orders', async ({ body: { order, amount } }, reply) => {
  const sql = 'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING';
  const { rowCount } = await pool.query(sql, [order, amount]);
  if (rowCount === 1) void finish(order);
  return reply.code(202).send({ order, state: 'open' });
});

app.get('/orders/:order', async ({ params: { order } }, reply) => {
  const { rows } = await pool.query('SELECT state FROM orders WHERE id = $1', [order]);
  return rows[0] ? { order, state: rows[0].state } : reply.code(404).send({ error: 'no such order' });
});

async function main() {
  // What was under way begins again at the first step: doing it twice is doing it once.
  const { rows } = await pool.query("SELECT id FROM orders WHERE state = 'open'");
  for (const { id } of rows) void finish(id);
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
}

void main();
