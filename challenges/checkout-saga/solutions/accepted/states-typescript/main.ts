import express, { type Request, type Response } from 'express';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const { DATABASE_URL, STOCK_URL, BANK_URL, CARRIER_URL, PORT = '8080' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });
pool.on('error', (error) => console.error(error.message));

/** What an order does next. Stored, so that it is known after a kill. */
type Place = 'reserve' | 'charge' | 'ship' | 'unship' | 'refund' | 'release' | 'confirmed' | 'cancelled';

interface Move {
  readonly method: 'PUT' | 'DELETE';
  readonly url: string;
  readonly done: Place;
  readonly refused?: Place;
}

const reservations = `${STOCK_URL}/reservations`;
const charges = `${BANK_URL}/charges`;
const shipments = `${CARRIER_URL}/shipments`;

const MOVES: Partial<Record<Place, Move>> = {
  reserve: { method: 'PUT', url: reservations, done: 'charge', refused: 'release' },
  charge: { method: 'PUT', url: charges, done: 'ship', refused: 'refund' },
  ship: { method: 'PUT', url: shipments, done: 'confirmed', refused: 'unship' },
  unship: { method: 'DELETE', url: shipments, done: 'refund' },
  refund: { method: 'DELETE', url: charges, done: 'release' },
  release: { method: 'DELETE', url: reservations, done: 'cancelled' },
};

async function makeMove(order: string, { method, url, done, refused }: Move): Promise<Place> {
  const answer = await fetch(`${url}/${order}`, { method, signal: AbortSignal.timeout(900) });
  await answer.arrayBuffer();
  if (answer.ok) return done;
  if (refused !== undefined && (answer.status === 402 || answer.status === 409)) return refused;
  throw new Error(`${method} ${url}/${order}: ${answer.status}`);
}

async function storePlace(order: string, place: Place): Promise<void> {
  if (place === 'confirmed' || place === 'cancelled')
    await pool.query('UPDATE orders SET state = $2 WHERE id = $1', [order, place]);
  else await pool.query('UPDATE progress SET step = $2, changed_at = now() WHERE order_id = $1', [order, place]);
}

/** One order until its end; a move that fails is made again. */
async function drive(order: string, from: Place): Promise<void> {
  let place = from;
  for (let move = MOVES[place]; move !== undefined; move = MOVES[place]) {
    try {
      const next = await makeMove(order, move);
      await storePlace(order, next);
      place = next;
    } catch (error) {
      console.error(String(error));
      await sleep(100);
    }
  }
}

async function place(order: string, amount: number): Promise<void> {
  const { rowCount } = await pool.query(
    `WITH placed AS (INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id)
     INSERT INTO progress (order_id, step) SELECT id, 'reserve' FROM placed`,
    [order, amount],
  );
  if (rowCount === 1) void drive(order, 'reserve');
}

/** Orders that were under way when the process ended. */
async function resume(): Promise<void> {
  const { rows } = await pool.query<{ id: string; step: Place }>(
    `SELECT id, step FROM orders JOIN progress ON order_id = id WHERE state = 'open'`,
  );
  for (const { id, step } of rows) void drive(id, step);
}

const app = express();
app.use(express.json());

app.get('/healthz', async (_request: Request, response: Response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/orders', async (request: Request, response: Response) => {
  const { order, amount } = request.body as { order: string; amount: number };
  await place(order, amount);
  response.status(202).json({ order, state: 'open' });
});

app.get('/orders/:id', async ({ params }: Request, response: Response) => {
  const { rows } = await pool.query('SELECT id AS "order", state FROM orders WHERE id = $1', [params['id']]);
  if (rows.length === 0) response.status(404).json({ error: 'no such order' });
  else response.json(rows[0]);
});

await resume();
app.listen(Number(PORT), '127.0.0.1');
