import express, { type Request, type Response } from 'express';
import pg from 'pg';

const { STOCK_URL, BANK_URL, CARRIER_URL, DATABASE_URL, PORT = '8080' } = process.env;

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

interface Step {
  readonly url: (order: string) => string;
  readonly refusal?: number;
}

const STEPS: readonly Step[] = [
  { url: (order) => `${STOCK_URL}/reservations/${order}` },
  { url: (order) => `${BANK_URL}/charges/${order}`, refusal: 402 },
  { url: (order) => `${CARRIER_URL}/shipments/${order}`, refusal: 409 },
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const send = (method: string, url: string) => fetch(url, { method, signal: AbortSignal.timeout(1000) });

/** Tries until it works: what throws is tried again. */
async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await pause(150);
    }
  }
}

async function isRefused(order: string): Promise<boolean> {
  for (const { url, refusal } of STEPS) {
    const { status } = await retry(async () => {
      const answer = await send('PUT', url(order));
      if (!answer.ok && answer.status !== refusal) throw new Error(`answered ${answer.status}`);
      return answer;
    });
    if (status === refusal) return true;
  }
  return false;
}

async function undo(url: string): Promise<void> {
  const { ok, status } = await send('DELETE', url);
  if (!ok) throw new Error(`answered ${status}`);
}

async function finish(order: string, wasRefused: boolean): Promise<void> {
  if (!wasRefused && !(await isRefused(order))) {
    await retry(() => pool.query("UPDATE orders SET state = 'confirmed' WHERE id = $1", [order]));
    return;
  }
  await retry(() =>
    pool.query("INSERT INTO progress (order_id, step) VALUES ($1, 'undo') ON CONFLICT DO NOTHING", [order]),
  );
  for (const { url } of STEPS.toReversed()) await retry(() => undo(url(order)));
  await retry(() => pool.query("UPDATE orders SET state = 'cancelled' WHERE id = $1", [order]));
}

async function resume(): Promise<void> {
  const { rows } = await pool.query<{ id: string; refused: boolean }>(
    "SELECT id, p.order_id IS NOT NULL AS refused FROM orders LEFT JOIN progress p ON p.order_id = id WHERE state = 'open'",
  );
  for (const { id, refused } of rows) void finish(id, refused);
}

const app = express();
app.use(express.json());

app.get('/healthz', async (_request: Request, response: Response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/orders', async (request: Request, response: Response) => {
  const { order, amount } = request.body as { order: string; amount: number };
  const stored = await pool.query('INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING', [order, amount]);
  if (stored.rowCount === 1) void finish(order, false);
  response.status(202).json({ order, state: 'open' });
});

app.get('/orders/:id', async (request: Request, response: Response) => {
  const { rows } = await pool.query('SELECT * FROM orders WHERE id = $1', [request.params['id']]);
  if (rows.length === 0) response.status(404).json({ error: 'no such order' });
  else response.json(rows[0]);
});

void retry(resume).then(() => app.listen(Number(PORT), '127.0.0.1'));
