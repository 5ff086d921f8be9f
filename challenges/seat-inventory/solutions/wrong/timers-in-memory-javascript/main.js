'use strict';
const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

class Problem extends Error {
  constructor(status, title, more = {}) {
    super(title);
    Object.assign(this, { status, more });
  }
}

const app = express();
app.disable('x-powered-by');
app.use(express.json({ type: () => true, strict: false }));

async function transaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const toId = (text) => {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new Problem(404, 'Not found');
  return Number(text);
};
const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

function readObject(body, known) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(422, 'Not an object');
  for (const key of Object.keys(body)) if (!known.includes(key)) throw new Problem(422, 'Unknown field');
  return body;
}

function readWish(body) {
  const { seats, count, seconds = 300 } = readObject(body, ['seats', 'count', 'seconds']);
  if ((seats === undefined) === (count === undefined)) throw new Problem(422, 'Give either seats or count');
  if (!isWhole(seconds, 1, 600)) throw new Problem(422, 'Invalid seconds');
  if (count !== undefined) {
    if (!isWhole(count, 1, 10)) throw new Problem(422, 'Invalid count');
    return { count, seconds };
  }
  const valid = Array.isArray(seats) && isWhole(seats.length, 1, 10) && seats.every((seat) => isWhole(seat, 1, 1e9));
  if (!valid || new Set(seats).size < seats.length) throw new Problem(422, 'Invalid seats');
  return { seats, seconds };
}

const shown = ({ id, show_id, seats, status, expires_at }) => ({
  id,
  show_id,
  seats,
  status,
  expires_at: new Date(expires_at).toISOString(),
});

// When its time is over, a hold that is still held expires.
function expireLater(hold) {
  setTimeout(
    () => {
      pool
        .query("UPDATE holds SET status = 'expired' WHERE id = $1 AND status = 'held'", [hold.id])
        .catch((error) => console.error(error.message));
    },
    Math.max(0, new Date(hold.expires_at) - Date.now()),
  );
}

const STATUSES = `SELECT number, coalesce(status, 'available') AS status
  FROM seats LEFT JOIN holds ON holds.id = hold_id WHERE seats.show_id = $1 ORDER BY number`;

async function findShow(id) {
  const { rows } = await pool.query('SELECT id, name FROM shows WHERE id = $1', [id]);
  if (rows.length === 0) throw new Problem(404, 'No such show');
  return rows[0];
}

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app.post('/shows', async (request, response) => {
  const { name, seats } = readObject(request.body, ['name', 'seats']);
  if (typeof name !== 'string' || name.length < 1 || name.length > 80) throw new Problem(422, 'Invalid name');
  if (!isWhole(seats, 1, 500)) throw new Problem(422, 'Invalid seats');
  const id = await transaction(async (client) => {
    const { rows } = await client.query('INSERT INTO shows (name) VALUES ($1) RETURNING id', [name]);
    await client.query('INSERT INTO seats (show_id, number) SELECT $1, generate_series(1, $2::int)', [
      rows[0].id,
      seats,
    ]);
    return rows[0].id;
  });
  response.status(201).location(`/shows/${id}`).json({ id, name, seats, available: seats, held: 0, sold: 0 });
});

app.get('/shows/:id', async (request, response) => {
  const show = await findShow(toId(request.params.id));
  const { rows } = await pool.query(STATUSES, [show.id]);
  const count = (status) => rows.filter((row) => row.status === status).length;
  const [held, sold] = [count('held'), count('confirmed')];
  response.json({ ...show, seats: rows.length, available: rows.length - held - sold, held, sold });
});

function choose(wish, rows) {
  const free = rows.filter(({ status }) => status !== 'held' && status !== 'confirmed').map(({ number }) => number);
  if (wish.count !== undefined) {
    if (free.length < wish.count) throw new Problem(409, 'Not enough seats');
    return free.slice(0, wish.count);
  }
  if (Math.max(...wish.seats) > rows.length) throw new Problem(422, 'No such seat');
  const taken = wish.seats.filter((seat) => !free.includes(seat));
  if (taken.length > 0) throw new Problem(409, 'Seats are taken', { seats: taken });
  return wish.seats;
}

async function hold(client, show, key, wish) {
  await client.query('SELECT 1 FROM shows WHERE id = $1 FOR UPDATE', [show]);
  const { rows: earlier } = await client.query(
    'SELECT *, request = $3::jsonb AS same FROM holds WHERE show_id = $1 AND idempotency_key = $2',
    [show, key, wish],
  );
  if (earlier.length > 0 && !earlier[0].same) throw new Problem(422, 'The key was used for another hold');
  if (earlier.length > 0) return { ...earlier[0], status: 'held' };
  const seats = choose(wish, (await client.query(STATUSES, [show])).rows);
  const { rows } = await client.query(
    `INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5)) RETURNING *`,
    [show, wish, key, seats, wish.seconds],
  );
  await client.query('UPDATE seats SET hold_id = $1 WHERE show_id = $2 AND number = ANY($3)', [
    rows[0].id,
    show,
    seats,
  ]);
  expireLater(rows[0]);
  return rows[0];
}

app.post('/shows/:id/holds', async (request, response) => {
  const show = await findShow(toId(request.params.id));
  const key = request.get('Idempotency-Key') ?? '';
  if (key.length < 1 || key.length > 200) throw new Problem(400, 'Idempotency-Key is missing');
  const wish = readWish(request.body);
  const made = await transaction((client) => hold(client, show.id, key, wish));
  response.status(201).location(`/holds/${made.id}`).json(shown(made));
});

app.get('/holds/:id', async (request, response) => {
  const { rows } = await pool.query('SELECT * FROM holds WHERE id = $1', [toId(request.params.id)]);
  if (rows.length === 0) throw new Problem(404, 'No such hold');
  response.json(shown(rows[0]));
});

for (const [verb, status] of [
  ['confirm', 'confirmed'],
  ['release', 'released'],
])
  app.post(`/holds/:id/${verb}`, async (request, response) => {
    const id = toId(request.params.id);
    const { rows } = await pool.query("UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' RETURNING *", [
      id,
      status,
    ]);
    if (rows.length > 0) return response.json(shown(rows[0]));
    const found = await pool.query('SELECT 1 FROM holds WHERE id = $1', [id]);
    throw found.rowCount > 0 ? new Problem(409, 'Not held') : new Problem(404, 'No such hold');
  });

const PATHS = [
  [/^\/shows$/, 'POST'],
  [/^\/shows\/[^/]+\/holds$/, 'POST'],
  [/^\/holds\/[^/]+\/(confirm|release)$/, 'POST'],
  [/^\/(healthz|shows\/[^/]+|holds\/[^/]+)$/, 'GET'],
];

app.use((request, response) => {
  const path = PATHS.find(([pattern]) => pattern.test(request.path));
  if (path === undefined) throw new Problem(404, 'No such path');
  response.set('Allow', path[1]);
  throw new Problem(405, 'Method not allowed');
});

app.use((error, _request, response, _next) => {
  const status = error.status ?? 500;
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: error.message, status, ...error.more }));
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
