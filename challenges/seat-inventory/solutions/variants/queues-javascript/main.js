const http = require('node:http');
const { Client } = require('pg');

/**
 * Everything that changes a show goes through one queue of this process, and each queue is one connection's work at a
 * time. The database keeps; it does not decide.
 */
const queues = new Map();
function inQueue(show, work) {
  const last = queues.get(show) ?? Promise.resolve();
  const next = last.then(work, work);
  queues.set(show, next.catch(() => undefined));
  return next;
}

const database = new Client({ connectionString: process.env.DATABASE_URL });
database.on('error', () => process.exit(1));
const query = async (sql, ...values) => (await database.query(sql, values)).rows;

class HttpError extends Error {
  constructor(status, title, extra) {
    super(title);
    this.body = { type: `https://seats.example/problems/${status}`, title, status, ...extra };
  }
}

const whole = (value, from, to) => typeof value === 'number' && Number.isInteger(value) && from <= value && value <= to;
const check = (right, title) => {
  if (!right) throw new HttpError(422, title);
};

function object(body, ...keys) {
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    throw new HttpError(400, 'Malformed JSON');
  }
  check(value !== null && typeof value === 'object' && !Array.isArray(value), 'not an object');
  for (const key of Object.keys(value)) check(keys.includes(key), `unknown: ${key}`);
  return value;
}

const statusOf = ({ status, expires_at }, now) => (status === 'held' && expires_at <= now ? 'expired' : status);
const show = (hold, status = statusOf(hold, new Date())) => ({
  id: hold.id,
  show_id: hold.show_id,
  seats: hold.seats,
  status,
  expires_at: hold.expires_at.toISOString(),
});

async function getShow(id) {
  const [found] = await query('SELECT id, name FROM shows WHERE id = $1', id);
  if (found === undefined) throw new HttpError(404, 'No such show');
  const rows = await query(
    'SELECT number, h.status, h.expires_at FROM seats s LEFT JOIN holds h ON h.id = s.hold_id WHERE s.show_id = $1 ORDER BY number',
    id,
  );
  const now = new Date();
  const states = new Map(rows.map((row) => [row.number, row.status === null ? 'free' : statusOf(row, now)]));
  return { ...found, states };
}

const count = (states, wanted) => [...states.values()].filter((state) => state === wanted).length;
function counted({ id, name, states }) {
  const [held, sold] = [count(states, 'held'), count(states, 'confirmed')];
  return { id, name, seats: states.size, held, sold, available: states.size - held - sold };
}

async function postShow({ body }) {
  const { name, seats } = object(body, 'name', 'seats');
  check(typeof name === 'string' && name.length > 0 && name.length <= 80, 'name');
  check(whole(seats, 1, 500), 'seats');
  const [{ id }] = await query(
    `WITH made AS (INSERT INTO shows (name) VALUES ($1) RETURNING id)
     INSERT INTO seats SELECT id, n FROM made, generate_series(1, $2::int) n RETURNING show_id AS id`,
    name,
    seats,
  );
  return [201, counted(await getShow(id)), { Location: `/shows/${id}` }];
}

async function postHold({ id, body, headers }) {
  const wish = object(body, 'seats', 'count', 'seconds');
  const { seats, count: wanted, seconds = 300 } = wish;
  check(whole(seconds, 1, 600), 'seconds');
  check((seats === undefined) !== (wanted === undefined), 'either seats or count');
  if (wanted !== undefined) check(whole(wanted, 1, 10), 'count');
  else {
    check(Array.isArray(seats) && seats.length > 0 && seats.length <= 10, 'seats');
    check(seats.every((seat) => whole(seat, 1, 500)) && new Set(seats).size === seats.length, 'seats');
  }
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') throw new HttpError(400, 'Idempotency-Key?');
  return inQueue(id, async () => {
    const { states } = await getShow(id);
    const request = JSON.stringify([seats, wanted, seconds]);
    const [known] = await query(
      'SELECT *, request = $3::jsonb AS same FROM holds WHERE show_id = $1 AND idempotency_key = $2',
      id,
      key,
      request,
    );
    if (known !== undefined && !known.same) throw new HttpError(422, 'This key had another body');
    if (known !== undefined) return [201, show(known, 'held'), { Location: `/holds/${known.id}` }];
    const free = [...states].filter(([, state]) => state !== 'held' && state !== 'confirmed').map(([number]) => number);
    if (seats !== undefined) check(seats.every((seat) => states.has(seat)), 'no such seat');
    const taken = (seats ?? []).filter((seat) => !free.includes(seat));
    if (taken.length > 0) throw new HttpError(409, 'Taken', { seats: taken });
    if (wanted > free.length) throw new HttpError(409, 'Sold out');
    const [made] = await query(
      `WITH made AS (
         INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING *),
       taken AS (UPDATE seats SET hold_id = (SELECT id FROM made) WHERE show_id = $1 AND number = ANY($4))
       SELECT * FROM made`,
      id,
      request,
      key,
      seats ?? free.slice(0, wanted),
      new Date(Date.now() + seconds * 1000),
    );
    return [201, show(made), { Location: `/holds/${made.id}` }];
  });
}

async function getHold(id) {
  const [hold] = await query('SELECT * FROM holds WHERE id = $1', id);
  if (hold === undefined) throw new HttpError(404, 'No such hold');
  return hold;
}

const end = (status) => async ({ id }) => {
  const { show_id } = await getHold(id);
  return inQueue(show_id, async () => {
    const hold = await getHold(id);
    const now = statusOf(hold, new Date());
    if (now !== 'held') throw new HttpError(409, `Already ${now}`);
    await query('UPDATE holds SET status = $2 WHERE id = $1', id, status);
    return [200, show(hold, status)];
  });
};

const paths = [
  [/^\/healthz$/, { GET: async () => [200, await query('SELECT 1 AS ok')] }],
  [/^\/shows$/, { POST: postShow }],
  [/^\/shows\/([1-9]\d{0,8})$/, { GET: async ({ id }) => [200, counted(await getShow(id))] }],
  [/^\/shows\/([1-9]\d{0,8})\/holds$/, { POST: postHold }],
  [/^\/holds\/([1-9]\d{0,8})$/, { GET: async ({ id }) => [200, show(await getHold(id))] }],
  [/^\/holds\/([1-9]\d{0,8})\/confirm$/, { POST: end('confirmed') }],
  [/^\/holds\/([1-9]\d{0,8})\/release$/, { POST: end('released') }],
];

async function handle(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const path = request.url.split('?')[0];
  for (const [pattern, methods] of paths) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const method = methods[request.method];
    if (method === undefined) return [405, new HttpError(405, 'Method').body, { Allow: Object.keys(methods).join(', ') }];
    return method({ id: Number(match[1]), body, headers: request.headers });
  }
  throw new HttpError(404, 'No such path');
}

const server = http.createServer(async (request, response) => {
  const [status, body, headers] = await handle(request).catch((error) => {
    if (error instanceof HttpError) return [error.body.status, error.body];
    console.error(error);
    return [500, new HttpError(500, 'Internal error').body];
  });
  const type = status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body));
});

database.connect().then(() => server.listen(Number(process.env.PORT || 8080), '127.0.0.1'));
