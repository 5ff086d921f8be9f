import express, { type Request, type Response } from 'express';
import pg from 'pg';

const { DATABASE_URL, MAIL_URL, PORT = '8080' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });
pool.on('error', (error) => console.error(error.message));

interface PointsMessage {
  readonly topic: 'points';
  readonly id: string;
  readonly account: string;
  readonly points: number;
}

interface LevelMessage {
  readonly topic: 'levels';
  readonly account: string;
  readonly version: number;
  readonly level: string;
}

type Message = PointsMessage | LevelMessage;

/** An entry is the record of its message: a second one cannot be stored. */
const PREPARE = 'CREATE UNIQUE INDEX IF NOT EXISTS entry_of_message ON entries (message)';

/** Entry and balance in one statement, which is a transaction of its own. */
const ADD_POINTS = `
  WITH added AS (
    INSERT INTO entries (message, account, points) VALUES ($1, $2, $3)
    ON CONFLICT (message) DO NOTHING
    RETURNING account, points
  )
  UPDATE accounts SET balance = balance + added.points FROM added WHERE accounts.id = added.account`;

const SET_LEVEL = `
  UPDATE accounts SET level = $2, level_version = $3 WHERE id = $1 AND level_version < $3`;

async function putMail({ id, account, points }: PointsMessage): Promise<void> {
  const answer = await fetch(`${MAIL_URL}/mails/${encodeURIComponent(id)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: id, account, points }),
    signal: AbortSignal.timeout(5_000),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`mail answered ${answer.status}`);
}

/** The mail is put at every delivery: the same mail, until one delivery is acknowledged. */
async function handle(message: Message): Promise<void> {
  if (message.topic === 'levels') {
    await pool.query(SET_LEVEL, [message.account, message.level, message.version]);
    return;
  }
  await pool.query(ADD_POINTS, [message.id, message.account, message.points]);
  await putMail(message);
}

const app = express();

app.get('/healthz', async (_request: Request, response: Response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.get('/accounts/:id', async ({ params }: Request, response: Response) => {
  const sql = 'SELECT id AS account, balance, level FROM accounts WHERE id = $1';
  const { rows } = await pool.query(sql, [params['id']]);
  if (rows.length === 0) response.status(404).json({ error: 'no such account' });
  else response.json(rows[0]);
});

app.post('/deliveries', express.json(), async (request: Request, response: Response) => {
  try {
    await handle(request.body as Message);
    response.sendStatus(200);
  } catch (error) {
    console.error(String(error));
    response.sendStatus(500);
  }
});

await pool.query(PREPARE);
app.listen(Number(PORT), '127.0.0.1');
