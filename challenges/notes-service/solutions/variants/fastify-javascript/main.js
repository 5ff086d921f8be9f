import fastify from 'fastify';
import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
pool.on('error', (error) => console.error(error.message));
const app = fastify({
  bodyLimit: 65_536,
  ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
});
const problem = (reply, status, title) =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status }));
const noteSchema = {
  type: 'object',
  required: ['title', 'body'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 100 },
    body: { type: 'string', minLength: 1, maxLength: 10_000 },
    tags: { type: 'array', maxItems: 10, items: { type: 'string', pattern: '^[a-z0-9-]{1,30}$' } },
  },
};
const COLUMNS = `id, title, body, version,
  ARRAY(SELECT tag FROM note_tags WHERE note_id = notes.id ORDER BY tag COLLATE "C") AS tags`;
const etagOf = ({ version }) => `"v${version}"`;
const shown = ({ version: _, ...note }) => note;
const sendNote = (reply, note) => reply.header('ETag', etagOf(note)).send(shown(note));
async function findNote(id) {
  const { rows } = await pool.query(`SELECT ${COLUMNS} FROM notes WHERE id = $1`, [id]);
  return rows[0];
}
const idOf = (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);
/** One statement is one transaction: the note and its tags are stored together or not at all. */
async function insertNote({ title, body, tags = [] }) {
  const { rows } = await pool.query(
    `WITH note AS (INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING *),
          tagged AS (INSERT INTO note_tags SELECT note.id, given.tag FROM note, unnest($3::text[]) AS given(tag))
     SELECT id, title, body, version FROM note`,
    [title, body, [...new Set(tags)]],
  );
  return { ...rows[0], tags: [...new Set(tags)].sort() };
}
/** Undefined when the version is not the current one. */
async function updateNote(id, version, { title, body, tags = [] }) {
  const { rows } = await pool.query(
    `WITH note AS (
       UPDATE notes SET title = $3, body = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING *),
     gone AS (
       DELETE FROM note_tags USING note WHERE note_id = note.id AND tag <> ALL ($5::text[])),
     tagged AS (
       INSERT INTO note_tags SELECT note.id, given.tag FROM note, unnest($5::text[]) AS given(tag)
       ON CONFLICT DO NOTHING)
     SELECT id, title, body, version FROM note`,
    [id, version, title, body, [...new Set(tags)]],
  );
  return rows[0] && { ...rows[0], tags: [...new Set(tags)].sort() };
}
const versionIn = (header) => Number(/^"v(\d{1,9})"$/.exec(header ?? '')?.[1] ?? 0);
app.get('/healthz', async () => {
  await pool.query('SELECT 1');
  return { status: 'ok' };
});
app.get('/notes', async (request, reply) => {
  const { limit = '20', after, tag } = request.query;
  const size = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (size < 1 || size > 100) return problem(reply, 400, 'limit must be 1 to 100');
  if (after !== undefined && idOf(after) === 0) return problem(reply, 400, 'after must be a next of a page');
  if (tag !== undefined && !/^[a-z0-9-]{1,30}$/.test(tag)) return problem(reply, 400, 'tag is no tag');
  const from = after === undefined ? 2_147_483_647 : idOf(after);
  const { rows } =
    tag === undefined
      ? await pool.query(`SELECT ${COLUMNS} FROM notes WHERE id < $1 ORDER BY id DESC LIMIT $2`, [
          from,
          size + 1,
        ])
      : await pool.query(
          `SELECT ${COLUMNS} FROM notes
            WHERE id IN (SELECT note_id FROM note_tags WHERE tag = $3 AND note_id < $1 ORDER BY note_id DESC LIMIT $2)
            ORDER BY id DESC`,
          [from, size + 1, tag],
        );
  const items = rows.slice(0, size);
  return { items: items.map(shown), next: rows.length > size ? String(items.at(-1).id) : null };
});
app.post('/notes', { schema: { body: noteSchema } }, async (request, reply) => {
  const note = await insertNote(request.body);
  return sendNote(reply.code(201).header('Location', `/notes/${note.id}`), note);
});
app.get('/notes/:id', async (request, reply) => {
  const note = await findNote(idOf(request.params.id));
  if (note === undefined) return problem(reply, 404, 'There is no such note');
  if (request.headers['if-none-match'] === etagOf(note))
    return reply.code(304).header('ETag', etagOf(note)).send();
  return sendNote(reply, note);
});
app.put('/notes/:id', { schema: { body: noteSchema } }, async (request, reply) => {
  const id = idOf(request.params.id);
  const condition = request.headers['if-match'];
  if (condition === undefined) return problem(reply, 428, 'If-Match is required');
  const note = await updateNote(id, versionIn(condition), request.body);
  if (note !== undefined) return sendNote(reply, note);
  const isThere = (await findNote(id)) !== undefined;
  return isThere ? problem(reply, 412, 'The note has changed') : problem(reply, 404, 'There is no such note');
});
app.delete('/notes/:id', async (request, reply) => {
  const id = idOf(request.params.id);
  const condition = request.headers['if-match'];
  const { rowCount } =
    condition === undefined
      ? await pool.query('DELETE FROM notes WHERE id = $1', [id])
      : await pool.query('DELETE FROM notes WHERE id = $1 AND version = $2', [id, versionIn(condition)]);
  if (rowCount === 1) return reply.code(204).send();
  const isThere = (await findNote(id)) !== undefined;
  return isThere ? problem(reply, 412, 'The note has changed') : problem(reply, 404, 'There is no such note');
});
const OFFERED = [
  [/^\/notes$/, 'GET, HEAD, POST'],
  [/^\/notes\/[^/]+$/, 'GET, HEAD, PUT, DELETE'],
];
app.setNotFoundHandler((request, reply) => {
  const [path = ''] = request.url.split('?');
  const offered = OFFERED.find(([pattern]) => pattern.test(path))?.[1];
  if (offered === undefined) return problem(reply, 404, 'There is no such path');
  return problem(reply.header('Allow', offered), 405, 'Method not allowed');
});
app.setErrorHandler((error, _request, reply) => {
  if (error.validation !== undefined) return problem(reply, 422, error.message);
  const status = error.statusCode ?? 500;
  if (status >= 500) console.error(error);
  return problem(reply, status, status >= 500 ? 'Something went wrong' : 'Invalid request');
});
app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 8080) });
