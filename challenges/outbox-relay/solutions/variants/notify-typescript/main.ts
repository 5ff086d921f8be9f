import Fastify from 'fastify';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const { BROKER_URL = '', DATABASE_URL, PORT = '8080' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));

interface Order {
  readonly order: string;
  readonly amount: number;
}

/** Woken by the database when an event is committed, and now and then in any case. */
class Doorbell {
  private ring: () => void = () => undefined;

  async listen(): Promise<void> {
    const client = await pool.connect();
    client.on('notification', () => this.ring());
    await client.query('LISTEN placed');
  }

  async wait(ms: number): Promise<void> {
    const stop = new AbortController();
    const rung = new Promise<void>((resolve) => (this.ring = resolve));
    await Promise.race([rung, sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined)]);
    stop.abort();
  }
}

async function place({ order, amount }: Order): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const inserted = await client.query(
      'INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [order, amount],
    );
    if (inserted.rowCount === 1) {
      const event = { id: randomUUID(), type: 'order.placed', order, amount };
      await client.query('INSERT INTO outbox (event) VALUES ($1)', [event]);
      await client.query('NOTIFY placed');
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function publish(event: unknown): Promise<boolean> {
  try {
    const response = await fetch(`${BROKER_URL}/topics/orders`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(800),
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function relay(bell: Doorbell): Promise<never> {
  for (;;) {
    const { rows } = await pool.query<{ id: string; event: unknown }>(
      'SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 50',
    );
    const taken: string[] = [];
    for (const { id, event } of rows) if (await publish(event)) taken.push(id);
    await pool.query('UPDATE outbox SET published_at = now() WHERE id = ANY($1)', [taken]);
    if (taken.length < rows.length || rows.length === 0) await bell.wait(100);
  }
}

const app = Fastify();
app.get('/healthz', async () => {
  await pool.query('SELECT 1');
  return { status: 'ok' };
});
app.post<{ Body: Order }>('/orders', async ({ body }, reply) => {
  if (typeof body?.order !== 'string' || !Number.isInteger(body.amount) || body.amount < 1)
    return reply.code(422).send({ error: 'an order has an id and a positive amount' });
  await place(body);
  return reply.code(201).send(body);
});

const bell = new Doorbell();
await bell.listen();
void relay(bell);
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
