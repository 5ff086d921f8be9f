const express = require('express');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// A connection that ends while nobody uses it is replaced by the pool.
pool.on('error', () => undefined);

class Problem extends Error {
  constructor(status, title, more = {}) {
    super(title);
    Object.assign(this, { status, more });
  }
}

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const isInteger = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

function parse(input, keys) {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  if (!isObject || !Object.keys(input).every((key) => keys.includes(key)))
    throw new Problem(422, 'The body has unknown keys, or is no object');
  return input;
}

function parseShow(body) {
  const { name, seats } = parse(body, ['name', 'seats']);
  if (typeof name !== 'string' || name === '' || [...name].length > 80 || !isInteger(seats, 1, 500))
    throw new Problem(422, 'name has 1 to 80 characters, seats are 1 to 500');
  return { name, seats };
}

function parseHold(body) {
  const { seats, count, seconds = 300 } = parse(body, ['seats', 'count', 'seconds']);
  const areSeats =
    Array.isArray(seats) &&
    isInteger(seats.length, 1, 10) &&
    seats.every((seat) => isInteger(seat, 1, 500)) &&
    new Set(seats).size === seats.length;
  const isWish = seats === undefined ? isInteger(count, 1, 10) : count === undefined && areSeats;
  if (!isWish || !isInteger(seconds, 1, 600)) throw new Problem(422, 'A hold needs seats or a count, up to 10');
  return { seats, count, seconds };
}

function parseId(text) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem(404, 'There is no such thing');
  return Number(text);
}

// clock_timestamp() and not now(): a transaction that waited for a lock would see the time of its beginning.
const HOLD = `id, show_id, seats, expires_at,
  CASE WHEN status = 'held' AND expires_at <= clock_timestamp() THEN 'expired' ELSE status END AS status`;

const SHOW = `
  SELECT w.id, w.name, count(*)::integer AS seats,
         count(*) FILTER (WHERE h.status = 'held' AND h.expires_at > clock_timestamp())::integer AS held,
         count(*) FILTER (WHERE h.status = 'confirmed')::integer AS sold
    FROM shows w JOIN seats s ON s.show_id = w.id LEFT JOIN holds h ON h.id = s.hold_id
   WHERE w.id = $1 GROUP BY w.id`;

async function readShow(id, client = pool) {
  const { rows } = await client.query(SHOW, [id]);
  if (rows.length === 0) throw new Problem(404, 'There is no such show');
  return { ...rows[0], available: rows[0].seats - rows[0].held - rows[0].sold };
}

async function createShow({ body }, response) {
  const { name, seats } = parseShow(body);
  const show = await inTransaction(async (client) => {
    const { rows } = await client.query('INSERT INTO shows (name) VALUES ($1) RETURNING id', [name]);
    await client.query('INSERT INTO seats SELECT $1, n FROM generate_series(1, $2::integer) AS n', [rows[0].id, seats]);
    return readShow(rows[0].id, client);
  });
  response.status(201).location(`/shows/${show.id}`).json(show);
}

/** Seats of the show that nobody has. Whoever changes what is free holds the lock of the show. */
async function findFree(client, show) {
  // Waits for those who confirm, and settles what has ended: it can't be confirmed any more.
  await client.query(
    `UPDATE holds SET status = 'expired' WHERE show_id = $1 AND status = 'held' AND expires_at <= clock_timestamp()`,
    [show],
  );
  const { rows } = await client.query(
    `SELECT s.number FROM seats s LEFT JOIN holds h ON h.id = s.hold_id
      WHERE s.show_id = $1 AND (h.id IS NULL OR h.status IN ('released', 'expired')) ORDER BY s.number`,
    [show],
  );
  return rows.map(({ number }) => number);
}

async function chooseSeats(client, show, { seats, count }) {
  const free = await findFree(client, show);
  if (seats === undefined) {
    if (free.length < count) throw new Problem(409, 'Not so many seats are available');
    return free.slice(0, count);
  }
  const { rows } = await client.query('SELECT count(*)::integer AS n FROM seats WHERE show_id = $1', [show]);
  if (seats.some((seat) => seat > rows[0].n)) throw new Problem(422, 'The show does not have all of these seats');
  const taken = seats.filter((seat) => !free.includes(seat));
  if (taken.length > 0) throw new Problem(409, 'Some of the seats are taken', { seats: taken });
  return seats;
}

async function createHold(request, response) {
  const show = parseId(request.params.id);
  const key = request.get('Idempotency-Key');
  const wish = parseHold(request.body);
  if (!key) throw new Problem(400, 'An Idempotency-Key is needed');
  const hold = await inTransaction(async (client) => {
    const { rowCount } = await client.query('SELECT FROM shows WHERE id = $1 FOR UPDATE', [show]);
    if (rowCount === 0) throw new Problem(404, 'There is no such show');
    const known = await client.query(
      'SELECT *, request = $3::jsonb AS same FROM holds WHERE show_id = $1 AND idempotency_key = $2',
      [show, key, JSON.stringify(wish)],
    );
    if (known.rowCount > 0 && !known.rows[0].same) throw new Problem(422, 'The key was used with another body');
    if (known.rowCount > 0) return known.rows[0];
    const seats = await chooseSeats(client, show, wish);
    const { rows } = await client.query(
      `INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
       VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING *`,
      [show, JSON.stringify(wish), key, seats, wish.seconds],
    );
    await client.query('UPDATE seats SET hold_id = $1 WHERE show_id = $2 AND number = ANY($3)', [rows[0].id, show, seats]);
    return rows[0];
  });
  const { id, show_id, seats, expires_at } = hold;
  response.status(201).location(`/holds/${id}`).json({ id, show_id, seats, status: 'held', expires_at });
}

async function readHold(id) {
  const { rows } = await pool.query(`SELECT ${HOLD} FROM holds WHERE id = $1`, [id]);
  if (rows.length === 0) throw new Problem(404, 'There is no such hold');
  return rows[0];
}

/** Compares and sets in one statement, so that of many one succeeds. */
const finish = (status) => async (request, response) => {
  const id = parseId(request.params.id);
  const { rows } = await pool.query(
    `UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' AND expires_at > clock_timestamp() RETURNING ${HOLD}`,
    [id, status],
  );
  if (rows.length === 0) throw new Problem(409, `The hold is ${(await readHold(id)).status}`);
  response.json(rows[0]);
};

const app = express();
app.disable('x-powered-by');
app.use(express.json({ type: () => true, strict: false }));

/** A path with what it offers; other methods are a 405. */
function offer(path, handlers) {
  const route = app.route(path);
  for (const [method, handle] of Object.entries(handlers)) route[method](handle);
  route.all((_, response) => {
    response.set('Allow', Object.keys(handlers).join(', ').toUpperCase());
    throw new Problem(405, 'The path does not offer this method');
  });
}

offer('/healthz', { get: async (_, response) => response.json((await pool.query('SELECT 1')).rows) });
offer('/shows', { post: createShow });
offer('/shows/:id', { get: async ({ params }, response) => response.json(await readShow(parseId(params.id))) });
offer('/shows/:id/holds', { post: createHold });
offer('/holds/:id', { get: async ({ params }, response) => response.json(await readHold(parseId(params.id))) });
offer('/holds/:id/confirm', { post: finish('confirmed') });
offer('/holds/:id/release', { post: finish('released') });

app.use(() => {
  throw new Problem(404, 'There is no such path');
});

app.use((error, _request, response, _next) => {
  const isKnown = error instanceof Problem || error.type === 'entity.parse.failed';
  if (!isKnown) console.error(error);
  const status = isKnown ? error.status : 500;
  const title = error instanceof Problem ? error.message : isKnown ? 'The body is not JSON' : 'Something went wrong';
  const body = { type: 'about:blank', title, status, ...error.more };
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
