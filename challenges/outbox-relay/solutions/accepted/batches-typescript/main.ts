import express from 'express';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const { BROKER_URL, DATABASE_URL, PORT = '8080' } = process.env;
const BATCH = 8;
const IDLE_MS = 60;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 6 });
pool.on('error', (error) => console.error(error.message));

interface OrderPlaced {
  readonly id: string;
  readonly type: 'order.placed';
  readonly order: string;
  readonly amount: number;
}

async function inTransaction<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

const placeOrder = (order: string, amount: number): Promise<void> =>
  inTransaction(async (client) => {
    const { rowCount } = await client.query('INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      order,
      amount,
    ]);
    if (rowCount === 0) return;
    const event: OrderPlaced = { id: `order.placed:${order}`, type: 'order.placed', order, amount };
    await client.query('INSERT INTO outbox (event) VALUES ($1)', [event]);
  });

async function isTaken(event: OrderPlaced): Promise<boolean> {
  const { status } = await fetch(`${BROKER_URL}/topics/orders`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(event),
    signal: AbortSignal.timeout(700),
  });
  return status === 202;
}

/** Publishes a batch at once and marks what the broker took; the rest stays for the next one. */
const publishBatch = (): Promise<number> =>
  inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string; event: OrderPlaced }>(
      `SELECT id, event FROM outbox WHERE published_at IS NULL
       ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    const results = await Promise.allSettled(rows.map(({ event }) => isTaken(event)));
    const taken = rows.filter((_, index) => {
      const result = results[index];
      return result?.status === 'fulfilled' && result.value;
    });
    const ids = taken.map(({ id }) => id);
    await client.query('UPDATE outbox SET published_at = now() WHERE id = ANY($1::bigint[])', [ids]);
    return ids.length;
  });

async function keepPublishing(): Promise<never> {
  for (;;) {
    const published = await publishBatch().catch((error: Error) => {
      console.error(error.message);
      return 0;
    });
    if (published < BATCH) await sleep(IDLE_MS);
  }
}

const app = express();
app.use(express.json());

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/orders', async ({ body }, response) => {
  const { order, amount } = (body ?? {}) as { order?: unknown; amount?: unknown };
  if (typeof order !== 'string' || typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1) {
    response.status(422).json({ error: 'an order has an id and an amount of at least 1' });
    return;
  }
  await placeOrder(order, amount);
  response.status(201).json({ order, amount });
});

app.listen(Number(PORT), '127.0.0.1');
void keepPublishing();
