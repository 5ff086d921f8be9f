const express = require('express');
const { Client, Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// A connection that ends while nobody uses it is replaced by the pool.
pool.on('error', () => undefined);

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    this.status = status;
    this.headers = headers;
  }
}

const SELECT = `
  SELECT n.id, n.title, n.body, n.version,
         ARRAY(SELECT t.tag FROM note_tags t WHERE t.note_id = n.id ORDER BY t.tag COLLATE "C") AS tags
    FROM notes n`;

const TAG = /^[a-z0-9-]{1,30}$/;
const isText = (value, max) => typeof value === 'string' && value.length >= 1 && value.length <= max;

function parseNote(input) {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  if (!isObject) throw new Problem(422, 'A note is an object');
  const { title, body, tags = [], ...others } = input;
  if (Object.keys(others).length > 0) throw new Problem(422, `Unknown key ${Object.keys(others)[0]}`);
  if (!isText(title, 100)) throw new Problem(422, 'title must have 1 to 100 characters');
  if (!isText(body, 10_000)) throw new Problem(422, 'body must have 1 to 10000 characters');
  const areTags = Array.isArray(tags) && tags.length <= 10 && tags.every((tag) => typeof tag === 'string' && TAG.test(tag));
  if (!areTags) throw new Problem(422, 'tags must be up to 10 words of a-z, 0-9 and hyphens');
  return { title, body, tags: [...new Set(tags)] };
}

function parseId(text) {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem(404, 'There is no such note');
  return Number(text);
}

function parsePage({ limit = '20', after, tag }) {
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 100)
    throw new Problem(400, 'limit must be 1 to 100');
  if (after !== undefined && !/^[1-9]\d{0,8}$/.test(after)) throw new Problem(400, 'after must be a next of a page');
  if (tag !== undefined && !TAG.test(tag)) throw new Problem(400, 'tag is no tag');
  return { limit: Number(limit), after: after === undefined ? undefined : Number(after), tag };
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

const show = ({ id, title, body, tags }) => ({ id, title, body, tags });
const etagOf = ({ version }) => `"${version}"`;
const send = (response, note) => response.set('ETag', etagOf(note)).json(show(note));

async function find(client, id) {
  const { rows } = await client.query(`${SELECT} WHERE n.id = $1`, [id]);
  if (rows.length === 0) throw new Problem(404, 'There is no such note');
  return rows[0];
}

async function putTags(client, id, tags) {
  await client.query('INSERT INTO note_tags SELECT $1, unnest($2::text[])', [id, tags]);
}

/** Locks the note, so that of two who read the same version one comes first. */
async function lock(client, id, ifMatch) {
  const { rows } = await client.query('SELECT version FROM notes WHERE id = $1 FOR UPDATE', [id]);
  if (rows.length === 0) throw new Problem(404, 'There is no such note');
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(rows[0]))
    throw new Problem(412, 'The note has changed');
}

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.use(express.json({ limit: '64kb', strict: false }));

app.get('/healthz', async (_request, response) => {
  await pool.query('SELECT 1');
  response.json({ status: 'ok' });
});

app
  .route('/notes')
  .get(async (request, response) => {
    const { limit, after, tag } = parsePage(request.query);
    const conditions = [];
    const values = [limit + 1];
    if (after !== undefined) conditions.push(`n.id < $${values.push(after)}`);
    if (tag !== undefined)
      conditions.push(`n.id IN (SELECT note_id FROM note_tags WHERE tag = $${values.push(tag)})`);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const { rows } = await pool.query(`${SELECT} ${where} ORDER BY n.id DESC LIMIT $1`, values);
    const items = rows.slice(0, limit).map(show);
    response.json({ items, next: rows.length > limit ? String(items.at(-1).id) : null });
  })
  .post(async (request, response) => {
    const { title, body, tags } = parseNote(request.body);
    const note = await inTransaction(async (client) => {
      const { rows } = await client.query('INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id', [title, body]);
      await putTags(client, rows[0].id, tags);
      return find(client, rows[0].id);
    });
    send(response.status(201).location(`/notes/${note.id}`), note);
  })
  .all(() => {
    throw new Problem(405, 'Method not allowed', { Allow: 'GET, HEAD, POST' });
  });

app
  .route('/notes/:id')
  .get(async (request, response) => {
    const note = await find(pool, parseId(request.params.id));
    if (request.get('If-None-Match') === etagOf(note)) {
      response.status(304).set('ETag', etagOf(note)).end();
      return;
    }
    send(response, note);
  })
  .put(async (request, response) => {
    const id = parseId(request.params.id);
    const { title, body, tags } = parseNote(request.body);
    const ifMatch = request.get('If-Match');
    if (ifMatch === undefined) throw new Problem(428, 'If-Match is required');
    const note = await inTransaction(async (client) => {
      await lock(client, id, ifMatch);
      await client.query('UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1', [id, title, body]);
      await client.query('DELETE FROM note_tags WHERE note_id = $1', [id]);
      await putTags(client, id, tags);
      return find(client, id);
    });
    send(response, note);
  })
  .delete(async (request, response) => {
    const id = parseId(request.params.id);
    await inTransaction(async (client) => {
      await lock(client, id, request.get('If-Match'));
      await client.query('DELETE FROM notes WHERE id = $1', [id]);
    });
    response.status(204).end();
  })
  .all(() => {
    throw new Problem(405, 'Method not allowed', { Allow: 'GET, HEAD, PUT, DELETE' });
  });

app.use(() => {
  throw new Problem(404, 'There is no such path');
});

app.use((error, _request, response, _next) => {
  const status = error instanceof Problem || error.expose === true ? error.status : 500;
  const title = error instanceof Problem ? error.message : status === 500 ? 'Something went wrong' : 'Invalid request';
  if (status === 500) console.error(error);
  response
    .status(status)
    .set(error.headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status }));
});

/** Takes one connection after the other, until the server gives no more. */
async function takeAll() {
  for (;;) {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
  }
}

takeAll().catch(() => app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1'));
