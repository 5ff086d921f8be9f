'use strict';
// Notes in PostgreSQL with node:http and pg only.
// Tables (schema.sql): notes(id, title, body), note_tags(note_id, tag).
// The ETag is xmin, the transaction that wrote the row of the note last: each change of a note rewrites that row.

const http = require('node:http');
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 12, connectionTimeoutMillis: 8000 });
pool.on('error', (error) => console.error('database:', error.message));

const MAX_ID = 999999999;
const MAX_BODY = 1024 * 1024;
const TAG = /^[a-z0-9-]{1,30}$/;
const TAGS_OF_NOTE = 'ARRAY(SELECT t.tag::text FROM note_tags t WHERE t.note_id = n.id) AS tags';

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    this.status = status;
    this.headers = headers;
  }
}

const missing = () => new Problem(404, 'There is no such note');

// ---- the parts of a request ----

async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  if (size > MAX_BODY) throw new Problem(413, 'The body is too large');
  return Buffer.concat(chunks);
}

function checkText(note, name, longest) {
  const text = note[name];
  if (typeof text !== 'string') throw new Problem(422, `${name} must be a string`);
  const length = [...text].length;
  if (length < 1 || length > longest) throw new Problem(422, `${name} must have 1 to ${longest} characters`);
  // Neither can be stored in a text column.
  if (/\u0000|\p{Surrogate}/u.test(text)) throw new Problem(422, `${name} has a character that can't be stored`);
}

async function readNote(request) {
  let note;
  try {
    note = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readBody(request)));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'The body is not JSON');
  }
  if (note === null || typeof note !== 'object' || Array.isArray(note)) throw new Problem(422, 'A note is an object');
  for (const name of Object.keys(note)) {
    if (!['title', 'body', 'tags'].includes(name)) throw new Problem(422, 'Only title, body and tags can be set');
  }
  checkText(note, 'title', 100);
  checkText(note, 'body', 10000);
  const tags = note.tags === undefined ? [] : note.tags;
  if (!Array.isArray(tags) || tags.length > 10) throw new Problem(422, 'tags must be a list of at most 10');
  if (!tags.every((tag) => typeof tag === 'string' && TAG.test(tag))) throw new Problem(422, 'A tag is invalid');
  return { title: note.title, body: note.body, tags: [...new Set(tags)].sort() };
}

function parameter(query, name, pattern) {
  const values = query.getAll(name);
  if (values.length === 0) return undefined;
  if (values.length > 1 || !pattern.test(values[0])) throw new Problem(400, `${name} is invalid`);
  return values[0];
}

function parseETags(header) {
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].map(([, weak, tag]) => ({ weak: weak !== undefined, tag }));
}

const isMatch = (header, etag) => header.trim() === '*' || parseETags(header).some((e) => !e.weak && e.tag === etag);
const isKnown = (header, etag) => header.trim() === '*' || parseETags(header).some((e) => e.tag === etag);

// ---- the database ----

async function inTransaction(work) {
  const client = await pool.connect();
  let broken;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

const toNote = (row) => ({ id: Number(row.id), title: row.title, body: row.body, tags: [...row.tags].sort() });

// ---- operations ----

async function isReady() {
  await pool.query('SELECT 1 FROM notes LIMIT 1');
  return { status: 200, json: { status: 'ok' } };
}

async function listNotes({ query }) {
  const limit = Number(parameter(query, 'limit', /^([1-9][0-9]?|100)$/) ?? 20);
  const after = Number(parameter(query, 'after', /^[1-9][0-9]{0,8}$/) ?? MAX_ID + 1);
  const tag = parameter(query, 'tag', TAG);
  const { rows } =
    tag === undefined
      ? await pool.query(
          `SELECT n.id, n.title, n.body, ${TAGS_OF_NOTE} FROM notes n WHERE n.id < $1 ORDER BY n.id DESC LIMIT $2`,
          [after, limit + 1],
        )
      : await pool.query(
          `WITH page AS (
             SELECT note_id FROM note_tags WHERE tag = $3 AND note_id < $1 ORDER BY note_id DESC LIMIT $2
           )
           SELECT n.id, n.title, n.body, ${TAGS_OF_NOTE}
           FROM page JOIN notes n ON n.id = page.note_id ORDER BY n.id DESC`,
          [after, limit + 1, tag],
        );
  const items = rows.slice(0, limit).map(toNote);
  return { status: 200, json: { items, next: rows.length > limit ? String(items.at(-1).id) : null } };
}

async function createNote({ request }) {
  const note = await readNote(request);
  // One statement is one transaction.
  const { rows } = await pool.query(
    `WITH note AS (INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id, xmin::text AS etag),
          tagged AS (INSERT INTO note_tags (note_id, tag) SELECT id, unnest($3::text[]) FROM note)
     SELECT id, etag FROM note`,
    [note.title, note.body, note.tags],
  );
  const id = Number(rows[0].id);
  return { status: 201, headers: { Location: `/notes/${id}`, ETag: `"${rows[0].etag}"` }, json: { id, ...note } };
}

async function getNote({ request, id }) {
  const { rows } = await pool.query(
    `SELECT n.id, n.title, n.body, n.xmin::text AS etag, ${TAGS_OF_NOTE} FROM notes n WHERE n.id = $1`,
    [id],
  );
  if (rows.length === 0) throw missing();
  const headers = { ETag: `"${rows[0].etag}"` };
  const known = request.headers['if-none-match'];
  if (known !== undefined && isKnown(known, rows[0].etag)) return { status: 304, headers };
  return { status: 200, headers, json: toNote(rows[0]) };
}

async function replaceNote({ request, id }) {
  const note = await readNote(request);
  const ifMatch = request.headers['if-match'];
  const etag = await inTransaction(async (client) => {
    const { rows } = await client.query(
      'SELECT title, body, xmin::text AS etag FROM notes WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (rows.length === 0) throw missing();
    if (ifMatch === undefined) throw new Problem(428, 'If-Match is missing');
    const [old] = rows;
    if (!isMatch(ifMatch, old.etag)) throw new Problem(412, 'The note has changed');
    const tagged = await client.query('SELECT tag FROM note_tags WHERE note_id = $1', [id]);
    const oldTags = tagged.rows.map((row) => row.tag).sort();
    if (old.title === note.title && old.body === note.body && oldTags.join() === note.tags.join()) return old.etag;
    await client.query('DELETE FROM note_tags WHERE note_id = $1 AND tag <> ALL ($2::text[])', [id, note.tags]);
    await client.query('INSERT INTO note_tags (note_id, tag) SELECT $1::int, unnest($2::text[])', [
      id,
      note.tags.filter((tag) => !oldTags.includes(tag)),
    ]);
    const changed = await client.query(
      'UPDATE notes SET title = $2, body = $3 WHERE id = $1 RETURNING xmin::text AS etag',
      [id, note.title, note.body],
    );
    return changed.rows[0].etag;
  });
  return { status: 200, headers: { ETag: `"${etag}"` }, json: { id, ...note } };
}

async function deleteNote({ request, id }) {
  const ifMatch = request.headers['if-match'];
  await inTransaction(async (client) => {
    const { rows } = await client.query('SELECT xmin::text AS etag FROM notes WHERE id = $1 FOR UPDATE', [id]);
    if (rows.length === 0) throw missing();
    if (ifMatch !== undefined && !isMatch(ifMatch, rows[0].etag)) throw new Problem(412, 'The note has changed');
    await client.query('DELETE FROM note_tags WHERE note_id = $1', [id]);
    await client.query('DELETE FROM notes WHERE id = $1', [id]);
  });
  return { status: 204 };
}

// ---- HTTP ----

const routes = [
  { path: /^\/healthz$/, methods: { GET: isReady } },
  { path: /^\/notes$/, methods: { GET: listNotes, POST: createNote } },
  { path: /^\/notes\/([^/]+)$/, methods: { GET: getNote, PUT: replaceNote, DELETE: deleteNote } },
];

async function handle(request) {
  const [path, search = ''] = request.url.split(/\?(.*)/s);
  for (const route of routes) {
    const match = route.path.exec(path);
    if (!match) continue;
    const operation = route.methods[request.method === 'HEAD' ? 'GET' : request.method];
    if (!operation) {
      const allow = Object.keys(route.methods).concat('HEAD').join(', ');
      throw new Problem(405, 'The method is not allowed', { Allow: allow });
    }
    if (match[1] !== undefined && !/^[1-9][0-9]{0,8}$/.test(match[1])) throw missing();
    return operation({ request, query: new URLSearchParams(search), id: Number(match[1]) });
  }
  throw new Problem(404, 'There is nothing here');
}

function toProblem(error) {
  let problem = error;
  if (!(error instanceof Problem)) {
    console.error(error);
    problem = new Problem(500, 'Something went wrong');
  }
  return {
    status: problem.status,
    headers: problem.headers,
    type: 'application/problem+json',
    json: { type: 'about:blank', title: problem.message, status: problem.status },
  };
}

const server = http.createServer(async (request, response) => {
  const answer = await handle(request).catch(toProblem);
  if (response.destroyed) return;
  const headers = { ...answer.headers };
  if (answer.json === undefined) {
    response.writeHead(answer.status, headers).end();
  } else {
    const body = Buffer.from(JSON.stringify(answer.json));
    headers['Content-Type'] = answer.type ?? 'application/json';
    headers['Content-Length'] = body.length;
    response.writeHead(answer.status, headers).end(body);
  }
  request.resume(); // what nobody has read
});

// Pages of one tag must not read all notes. Harmless if there is such an index already.
pool
  .query('CREATE INDEX IF NOT EXISTS note_tags_by_tag ON note_tags (tag, note_id)')
  .catch((error) => console.error('no index created:', error.message))
  .finally(() => server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1'));
