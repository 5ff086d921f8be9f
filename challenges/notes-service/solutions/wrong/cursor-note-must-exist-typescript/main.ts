import express, { type NextFunction, type Request, type Response } from 'express';
import pg from 'pg';

interface Draft {
  title: string;
  body: string;
  tags: string[];
}

interface Note extends Draft {
  id: number;
  version: number;
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
pool.on('error', (error) => console.error(error.message));

const TAG = /^[a-z0-9-]{1,30}$/;
const NOTE_ID = /^[1-9][0-9]{0,8}$/;
const LIMIT = /^([1-9][0-9]?|100)$/;
const MAX_ID = 1_000_000_000;

class Problem extends Error {
  readonly status: number;
  constructor(status: number, title: string) {
    super(title);
    this.status = status;
  }
}

const NOTE_COLUMNS = `n.id, n.version, n.title, n.body,
  ARRAY(SELECT t.tag FROM note_tags t WHERE t.note_id = n.id ORDER BY t.tag COLLATE "C") AS tags`;

function publicNote(note: Note) {
  return { id: note.id, title: note.title, body: note.body, tags: note.tags };
}

function etagOf(note: Note): string {
  return `"${note.version}"`;
}

function lists(header: string, etag: string): boolean {
  return header.split(',').some((entry) => entry.trim() === '*' || entry.trim() === etag);
}

function noteId(request: Request): number {
  const id = String(request.params.id);
  if (!NOTE_ID.test(id)) {
    throw new Problem(404, 'No such note');
  }
  return Number(id);
}

function parameter(request: Request, name: string, pattern: RegExp): string | undefined {
  const value: unknown = request.query[name];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || !pattern.test(value)) {
    throw new Problem(400, `Invalid parameter: ${name}`);
  }
  return value;
}

function isText(value: unknown, maxLength: number): value is string {
  if (typeof value !== 'string' || /[\0\p{Cs}]/u.test(value)) {
    return false;
  }
  const length = [...value].length;
  return length >= 1 && length <= maxLength;
}

function parseDraft(request: Request): Draft {
  const raw: Uint8Array = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    throw new Problem(400, 'The body is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Problem(422, 'A note is an object');
  }
  const fields = parsed as Record<string, unknown>;
  if (Object.keys(fields).some((name) => !['title', 'body', 'tags'].includes(name))) {
    throw new Problem(422, 'Unknown field');
  }
  const { title, body, tags = [] } = fields;
  if (!isText(title, 100)) {
    throw new Problem(422, 'title must have 1 to 100 characters');
  }
  if (!isText(body, 10_000)) {
    throw new Problem(422, 'body must have 1 to 10000 characters');
  }
  if (!Array.isArray(tags) || tags.length > 10 || !tags.every((tag) => typeof tag === 'string' && TAG.test(tag))) {
    throw new Problem(422, 'tags are invalid');
  }
  return { title, body, tags: [...new Set(tags as string[])].sort() };
}

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The note, locked until the end of the transaction. */
async function lockNote(client: pg.PoolClient, id: number): Promise<Note> {
  const locked = await client.query('SELECT 1 FROM notes WHERE id = $1 FOR UPDATE', [id]);
  if (locked.rowCount === 0) {
    throw new Problem(404, 'No such note');
  }
  const found = await client.query<Note>(`SELECT ${NOTE_COLUMNS} FROM notes n WHERE n.id = $1`, [id]);
  return found.rows[0]!;
}

async function addTags(client: pg.PoolClient, id: number, tags: string[]): Promise<void> {
  if (tags.length > 0) {
    await client.query('INSERT INTO note_tags (note_id, tag) SELECT $1::integer, unnest($2::text[])', [id, tags]);
  }
}

/** `next` is the id of the last note of its page. */
async function startOfPage(after: string | undefined): Promise<number> {
  if (after === undefined) {
    return MAX_ID;
  }
  const known = await pool.query('SELECT 1 FROM notes WHERE id = $1', [Number(after)]);
  if (known.rowCount === 0) {
    throw new Problem(400, 'Invalid parameter: after');
  }
  return Number(after);
}

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.enable('strict routing');
app.enable('case sensitive routing');
app.use(express.raw({ type: () => true, limit: '4mb' }));

function onlyAllow(methods: string) {
  return (_request: Request, response: Response): void => {
    response.set('Allow', methods);
    throw new Problem(405, 'Method not allowed');
  };
}

app.get('/healthz', async (_request: Request, response: Response) => {
  try {
    await pool.query('SELECT 1');
  } catch {
    throw new Problem(503, 'The database is not ready');
  }
  response.json({ status: 'ok' });
});
app.all('/healthz', onlyAllow('GET, HEAD'));

app.get('/notes', async (request: Request, response: Response) => {
  const limit = Number(parameter(request, 'limit', LIMIT) ?? 20);
  const tag = parameter(request, 'tag', TAG);
  const before = await startOfPage(parameter(request, 'after', NOTE_ID));
  const page =
    tag === undefined
      ? await pool.query<Note>(
          `SELECT ${NOTE_COLUMNS} FROM notes n WHERE n.id < $1 ORDER BY n.id DESC LIMIT $2`,
          [before, limit + 1],
        )
      : await pool.query<Note>(
          `SELECT ${NOTE_COLUMNS}
           FROM (
             SELECT note_id FROM note_tags WHERE tag = $3 AND note_id < $1 ORDER BY note_id DESC LIMIT $2
           ) hit JOIN notes n ON n.id = hit.note_id
           ORDER BY n.id DESC`,
          [before, limit + 1, tag],
        );
  const items = page.rows.slice(0, limit);
  const next = page.rows.length > limit ? String(items[items.length - 1]!.id) : null;
  response.json({ items: items.map(publicNote), next });
});

app.post('/notes', async (request: Request, response: Response) => {
  const draft = parseDraft(request);
  const note = await inTransaction(async (client): Promise<Note> => {
    const inserted = await client.query<{ id: number; version: number }>(
      'INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id, version',
      [draft.title, draft.body],
    );
    const { id, version } = inserted.rows[0]!;
    await addTags(client, id, draft.tags);
    return { ...draft, id, version };
  });
  response.status(201).set('Location', `/notes/${note.id}`).set('ETag', etagOf(note)).json(publicNote(note));
});
app.all('/notes', onlyAllow('GET, HEAD, POST'));

app.get('/notes/:id', async (request: Request, response: Response) => {
  const found = await pool.query<Note>(`SELECT ${NOTE_COLUMNS} FROM notes n WHERE n.id = $1`, [noteId(request)]);
  const note = found.rows[0];
  if (note === undefined) {
    throw new Problem(404, 'No such note');
  }
  response.set('ETag', etagOf(note));
  if (lists((request.get('If-None-Match') ?? '').replaceAll('W/', ''), etagOf(note))) {
    response.status(304).end();
    return;
  }
  response.json(publicNote(note));
});

app.put('/notes/:id', async (request: Request, response: Response) => {
  const id = noteId(request);
  const expected = (request.get('If-Match') ?? '').trim();
  const note = await inTransaction(async (client): Promise<Note> => {
    const stored = await lockNote(client, id);
    if (expected === '') {
      throw new Problem(428, 'If-Match is required');
    }
    const draft = parseDraft(request);
    if (!lists(expected, etagOf(stored))) {
      throw new Problem(412, 'The note has changed');
    }
    if (draft.title === stored.title && draft.body === stored.body && draft.tags.join() === stored.tags.join()) {
      return stored;
    }
    await client.query('UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1', [
      id,
      draft.title,
      draft.body,
    ]);
    await client.query('DELETE FROM note_tags WHERE note_id = $1', [id]);
    await addTags(client, id, draft.tags);
    return { ...draft, id, version: stored.version + 1 };
  });
  response.set('ETag', etagOf(note)).json(publicNote(note));
});

app.delete('/notes/:id', async (request: Request, response: Response) => {
  const id = noteId(request);
  const expected = (request.get('If-Match') ?? '').trim();
  await inTransaction(async (client) => {
    const stored = await lockNote(client, id);
    if (expected !== '' && !lists(expected, etagOf(stored))) {
      throw new Problem(412, 'The note has changed');
    }
    await client.query('DELETE FROM notes WHERE id = $1', [id]);
  });
  response.status(204).end();
});
app.all('/notes/:id', onlyAllow('GET, HEAD, PUT, DELETE'));

app.use(() => {
  throw new Problem(404, 'Not found');
});

app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  let status = 500;
  let title = 'Internal error';
  if (error instanceof Problem) {
    status = error.status;
    title = error.message;
  } else if (error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500) {
    status = Number(error.status);
    title = 'Bad request';
  } else {
    console.error(error);
  }
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status }));
});

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
