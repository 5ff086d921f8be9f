import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// A connection that ends while nobody uses it is replaced by the pool.
pool.on('error', () => undefined);

interface Wish {
  readonly seats?: number[];
  readonly count?: number;
  readonly seconds: number;
}

interface Hold {
  readonly id: number;
  readonly show_id: number;
  readonly seats: number[];
  readonly status: string;
  readonly expires_at: Date;
}

class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(title);
  }
}

/** Two transactions waited for each other, or one key came twice: after the other has ended, it goes well. */
const PASSING = ['40P01', '23505'];
const codeOf = (error: unknown): string => (error instanceof pg.DatabaseError ? (error.code ?? '') : '');

async function inTransaction<Result>(work: (client: pg.PoolClient) => Promise<Result>, tries = 5): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (!PASSING.includes(codeOf(error)) || tries <= 1) throw error;
  } finally {
    client.release();
  }
  return inTransaction(work, tries - 1);
}

const isInteger = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

function parse(body: unknown, keys: string[]): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(422, 'Not an object');
  if (!Object.keys(body).every((key) => keys.includes(key))) throw new Problem(422, 'Unknown keys');
  return body as Record<string, unknown>;
}

function parseWish(body: unknown): Wish {
  const { seats, count, seconds = 300 } = parse(body, ['seats', 'count', 'seconds']);
  if (!isInteger(seconds, 1, 600)) throw new Problem(422, 'seconds are 1 to 600');
  if (seats === undefined && isInteger(count, 1, 10)) return { count, seconds };
  const list: unknown[] = Array.isArray(seats) ? seats : [];
  const areSeats = list.length <= 10 && new Set(list).size === list.length && list.every((each) => isInteger(each, 1, 500));
  if (count !== undefined || list.length === 0 || !areSeats) throw new Problem(422, 'seats or count is invalid');
  return { seats: list as number[], seconds };
}

function idOf({ params }: FastifyRequest): number {
  const { id } = params as { id: string };
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Problem(404, 'Not found');
  return Number(id);
}

const STATUS = `CASE WHEN status = 'held' AND expires_at <= clock_timestamp() THEN 'expired' ELSE status END AS status`;
/** A seat whose newest hold is over, or that never had one. */
const FREE = `(hold_id IS NULL OR EXISTS (SELECT FROM holds h WHERE h.id = hold_id AND h.status IN ('released', 'expired')))`;

async function showOf(id: number, client: Pick<pg.PoolClient, 'query'> = pool): Promise<object> {
  const { rows } = await client.query<{ id: number; name: string; seats: number; held: number; sold: number }>(
    `SELECT shows.id, name, counts.* FROM shows, LATERAL (
       SELECT count(*)::integer AS seats,
              count(*) FILTER (WHERE status = 'held' AND expires_at > clock_timestamp())::integer AS held,
              count(*) FILTER (WHERE status = 'confirmed')::integer AS sold
         FROM seats LEFT JOIN holds ON holds.id = hold_id WHERE seats.show_id = shows.id) AS counts
      WHERE shows.id = $1`,
    [id],
  );
  const [show] = rows;
  if (show === undefined) throw new Problem(404, 'There is no such show');
  return { ...show, available: show.seats - show.held - show.sold };
}

async function createShow(request: FastifyRequest, reply: FastifyReply): Promise<object> {
  const { name, seats } = parse(request.body, ['name', 'seats']);
  if (typeof name !== 'string' || name === '' || [...name].length > 80 || !isInteger(seats, 1, 500))
    throw new Problem(422, 'name has 1 to 80 characters, seats are 1 to 500');
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: number }>('INSERT INTO shows (name) VALUES ($1) RETURNING id', [name]);
    const id = rows[0]?.id ?? 0;
    await client.query('INSERT INTO seats SELECT $1, n FROM generate_series(1, $2::integer) AS n', [id, seats]);
    void reply.code(201).header('Location', `/shows/${id}`);
    return showOf(id, client);
  });
}

/** Takes these seats for the hold. Where one of them is not free, the transaction ends, and none is taken. */
async function take(client: pg.PoolClient, { id, show_id }: Hold, seats: number[]): Promise<void> {
  const free = await client.query<{ number: number }>(
    `UPDATE seats SET hold_id = $1 WHERE show_id = $2 AND number = ANY($3) AND ${FREE} RETURNING number`,
    [id, show_id, seats],
  );
  if (free.rows.length === seats.length) return;
  const taken = seats.filter((seat) => !free.rows.some(({ number }) => number === seat));
  throw new Problem(409, 'Some of the seats are taken', { seats: taken });
}

/** The lowest numbers that are free. Those who count come one after the other. */
async function count(client: pg.PoolClient, show: number, wanted: number): Promise<number[]> {
  const { rows } = await client.query<{ number: number }>(
    `SELECT number FROM seats WHERE show_id = $1 AND ${FREE} ORDER BY number LIMIT $2`,
    [show, wanted],
  );
  if (rows.length < wanted) throw new Problem(409, 'Not so many seats are available');
  return rows.map(({ number }) => number);
}

async function createHold(request: FastifyRequest, reply: FastifyReply): Promise<object> {
  const show = idOf(request);
  const wish = parseWish(request.body);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') throw new Problem(400, 'An Idempotency-Key is needed');
  const hold = await inTransaction(async (client) => {
    const lock = wish.seats === undefined ? 'FOR UPDATE' : 'FOR SHARE';
    const shows = await client.query(`SELECT FROM shows WHERE id = $1 ${lock}`, [show]);
    if (shows.rowCount === 0) throw new Problem(404, 'There is no such show');
    const known = await client.query<Hold & { same: boolean }>(
      'SELECT *, request = $3::jsonb AS same FROM holds WHERE show_id = $1 AND idempotency_key = $2',
      [show, key, JSON.stringify(wish)],
    );
    const [before] = known.rows;
    if (before?.same === false) throw new Problem(422, 'The key was used with another body');
    if (before !== undefined) return before;
    const most = await client.query<{ most: number }>('SELECT max(number) AS most FROM seats WHERE show_id = $1', [show]);
    if (wish.seats?.some((seat) => seat > (most.rows[0]?.most ?? 0))) throw new Problem(422, 'The show lacks a seat');
    await client.query(
      `UPDATE holds SET status = 'expired' WHERE show_id = $1 AND status = 'held' AND expires_at <= clock_timestamp()`,
      [show],
    );
    const seats = wish.seats ?? (await count(client, show, wish.count ?? 0));
    const { rows } = await client.query<Hold>(
      `INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
       VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING *`,
      [show, JSON.stringify(wish), key, seats, wish.seconds],
    );
    const [created] = rows;
    if (created === undefined) throw new Error('the hold was not stored');
    await take(client, created, seats);
    return created;
  });
  void reply.code(201).header('Location', `/holds/${hold.id}`);
  const { id, show_id, seats, expires_at } = hold;
  return { id, show_id, seats, status: 'held', expires_at };
}

async function holdOf(id: number): Promise<Hold> {
  const { rows } = await pool.query<Hold>(`SELECT id, show_id, seats, expires_at, ${STATUS} FROM holds WHERE id = $1`, [id]);
  const [hold] = rows;
  if (hold === undefined) throw new Problem(404, 'There is no such hold');
  return hold;
}

const finish = (status: string) => async (request: FastifyRequest) => {
  const { rows } = await pool.query<Hold>(
    `UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' AND expires_at > clock_timestamp()
     RETURNING id, show_id, seats, expires_at, status`,
    [idOf(request), status],
  );
  const [done] = rows;
  if (done === undefined) throw new Problem(409, `The hold is ${(await holdOf(idOf(request))).status}`);
  return done;
};

const app = Fastify({ exposeHeadRoutes: false });
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

type Handle = (request: FastifyRequest, reply: FastifyReply) => Promise<object>;
function offer(url: string, handlers: Record<string, Handle>): void {
  for (const [method, handler] of Object.entries(handlers)) app.route({ method, url, handler });
  const others = METHODS.filter((method) => !(method in handlers));
  const handler: Handle = (_, reply) => {
    void reply.header('Allow', Object.keys(handlers).join(', '));
    throw new Problem(405, 'The path does not offer this method');
  };
  app.route({ method: others, url, handler });
}

app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => {
  try {
    done(null, body === '' ? undefined : JSON.parse(String(body)));
  } catch {
    done(new Problem(400, 'The body is not JSON'));
  }
});
offer('/healthz', { GET: async () => (await pool.query('SELECT 1')).rows });
offer('/shows', { POST: createShow });
offer('/shows/:id', { GET: (request) => showOf(idOf(request)) });
offer('/shows/:id/holds', { POST: createHold });
offer('/holds/:id', { GET: (request) => holdOf(idOf(request)) });
offer('/holds/:id/confirm', { POST: finish('confirmed') });
offer('/holds/:id/release', { POST: finish('released') });

function sendProblem(reply: FastifyReply, { status, message, more }: Problem): FastifyReply {
  const body = JSON.stringify({ type: 'about:blank', title: message, status, ...more });
  return reply.code(status).type('application/problem+json').send(body);
}
app.setNotFoundHandler((_, reply) => sendProblem(reply, new Problem(404, 'There is no such path')));
app.setErrorHandler((error, _, reply) => {
  if (!(error instanceof Problem)) console.error(error);
  return sendProblem(reply, error instanceof Problem ? error : new Problem(500, 'Something went wrong'));
});

app.listen({ port: Number(process.env.PORT ?? 8080), host: '127.0.0.1' }).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
