import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Status = 'requires_confirmation' | 'succeeded' | 'canceled';
interface Values {
  amount: number;
  currency: string;
  reference: string | null;
}
interface Intent extends Values {
  id: string;
  status: Status;
}
interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
  }
}

/** What one merchant owns. Nothing here waits, so no request sees another one half done. */
class Ledger {
  private readonly intents = new Map<string, Intent>();
  private readonly answers = new Map<string, { fingerprint: string; answer: Answer }>();

  constructor(private readonly name: string) {}

  create(key: string, values: Values): Answer {
    const fingerprint = JSON.stringify([values.amount, values.currency, values.reference]);
    const before = this.answers.get(key);
    if (before !== undefined) {
      if (before.fingerprint === fingerprint) return before.answer;
      throw new HttpError(422, 'This key belongs to another request');
    }
    const id = `${this.name}-${String(this.intents.size + 1).padStart(8, '0')}`;
    const intent: Intent = { id, ...values, status: 'requires_confirmation' };
    this.intents.set(id, intent);
    const answer = { status: 201, headers: { Location: `/payment_intents/${id}` }, body: { ...intent } };
    this.answers.set(key, { fingerprint, answer });
    return answer;
  }

  get(id: string): Intent {
    const intent = this.intents.get(id);
    if (intent === undefined) throw new HttpError(404, 'Not found');
    return intent;
  }

  move(id: string, to: Status): Intent {
    const intent = this.get(id);
    if (intent.status !== 'requires_confirmation') throw new HttpError(409, 'The intent has been settled');
    intent.status = to;
    return intent;
  }

  page(limit: number, after: string | null): { items: Intent[]; next_cursor: string | null } {
    if (after !== null && !this.intents.has(after)) throw new HttpError(400, 'Unknown cursor');
    const rest = [...this.intents.values()].filter(({ id }) => after === null || id > after);
    const items = rest.slice(0, limit);
    return { items, next_cursor: rest.length > limit ? items[limit - 1].id : null };
  }
}

const tokens = JSON.parse(process.env.HONE_CALLERS ?? '{}') as Record<string, string>;
const ledgers = new Map(Object.entries(tokens).map(([name, token]) => [token, new Ledger(name)]));

function valuesOf(body: any): Values {
  const keys = Object.keys(body ?? {});
  const { amount, currency, reference = null } = body ?? {};
  if (!keys.every((key) => ['amount', 'currency', 'reference'].includes(key))) throw new HttpError(422, 'Unknown key');
  if (!Number.isInteger(amount) || amount < 1 || amount > 1e7) throw new HttpError(422, 'Invalid amount');
  if (!['eur', 'gbp', 'usd'].includes(currency)) throw new HttpError(422, 'Invalid currency');
  if (reference !== null && (typeof reference !== 'string' || !/^.{1,80}$/su.test(reference)))
    throw new HttpError(422, 'Invalid reference');
  return { amount, currency, reference };
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= 1 << 20) chunks.push(chunk);
    });
    request.on('end', () =>
      size > 1 << 20 ? reject(new HttpError(413, 'Too large')) : resolve(Buffer.concat(chunks).toString()),
    );
    request.on('error', reject);
  });
}

function create(request: IncomingMessage, ledger: Ledger, text: string): Answer {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new HttpError(415, 'Send JSON');
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') throw new HttpError(400, 'Send an Idempotency-Key');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new HttpError(400, 'This is not JSON');
  }
  return ledger.create(key, valuesOf(body));
}

function list(url: URL, ledger: Ledger): Answer {
  const text = url.searchParams.get('limit') ?? '20';
  const limit = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 20) throw new HttpError(400, 'limit is 1 to 20');
  return { status: 200, body: ledger.page(limit, url.searchParams.get('cursor')) };
}

async function route(request: IncomingMessage): Promise<Answer> {
  const text = await bodyOf(request);
  const url = new URL(request.url ?? '/', 'http://here');
  if (url.pathname === '/healthz') return { status: 200 };
  const [, token = ''] = /^bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const ledger = ledgers.get(token);
  if (ledger === undefined) throw new HttpError(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' });
  const [, root, id, action, ...more] = url.pathname.split('/');
  const refuse = (allow: string): never => {
    throw new HttpError(405, 'Method not allowed', { Allow: allow });
  };
  if (root !== 'payment_intents' || more.length > 0) throw new HttpError(404, 'Not found');
  if (id === undefined) {
    if (request.method === 'POST') return create(request, ledger, text);
    return request.method === 'GET' ? list(url, ledger) : refuse('GET, POST');
  }
  if (action === undefined) return request.method === 'GET' ? { status: 200, body: ledger.get(id) } : refuse('GET');
  if (action !== 'confirm' && action !== 'cancel') throw new HttpError(404, 'Not found');
  if (request.method !== 'POST') refuse('POST');
  return { status: 200, body: ledger.move(id, action === 'confirm' ? 'succeeded' : 'canceled') };
}

function write(response: ServerResponse, { status, body, headers }: Answer, type = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

createServer(async (request, response) => {
  try {
    write(response, await route(request));
  } catch (error) {
    const known = error instanceof HttpError ? error : new HttpError(500, 'Internal error');
    const { status, title, headers } = known;
    write(response, { status, headers, body: { type: 'about:blank', title, status } }, 'application/problem+json');
  }
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
