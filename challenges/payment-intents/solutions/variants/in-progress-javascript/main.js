// Every creation takes a while, and a key that is in use is answered with 409 until then.
const http = require('node:http');
const { randomUUID } = require('node:crypto');

const tokens = JSON.parse(process.env.HONE_CALLERS || '{}');
const owners = new Map(Object.entries(tokens).map(([name, token]) => [`bearer ${token}`, name]));
const intents = new Map();
const keys = new Map();
const IN_PROGRESS = Symbol('in progress');

const json = (status, body, headers) => ({ status, headers: { 'Content-Type': 'application/json', ...headers }, body });
const problem = (status, title, headers) => ({
  status,
  headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: { type: `https://pay.example/problems/${status}`, title, status, detail: title, instance: `urn:uuid:${randomUUID()}` },
});
const shown = ({ owner, ...intent }) => intent;

function wrongValue(body) {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return 'body';
  const extra = Object.keys(body).find((key) => !/^(amount|currency|reference)$/.test(key));
  if (extra) return extra;
  if (!Number.isSafeInteger(body.amount) || body.amount < 1 || body.amount > 1e7) return 'amount';
  if (!/^(eur|gbp|usd)$/.test(body.currency)) return 'currency';
  const { reference = null } = body;
  if (reference !== null && (typeof reference !== 'string' || !reference || Array.from(reference).length > 80)) return 'reference';
  return undefined;
}

async function create(owner, request, text) {
  if (!/^application\/json(;|$)/.test(request.headers['content-type'] || '')) return problem(415, 'Only JSON is read here');
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return problem(400, 'Malformed JSON');
  }
  const wrong = wrongValue(body);
  if (wrong) return problem(422, `Invalid: ${wrong.slice(0, 40)}`);
  const sent = request.headers['idempotency-key'];
  if (!sent) return problem(400, 'Idempotency-Key is missing');
  const key = JSON.stringify([owner, sent]);
  const print = JSON.stringify([body.amount, body.currency, body.reference ?? null]);
  const entry = keys.get(key);
  if (entry && entry.print !== print) return problem(422, 'This key came with another body');
  if (entry) return entry.answer === IN_PROGRESS ? problem(409, 'In progress', { 'Retry-After': '1' }) : entry.answer;
  const mine = { print, answer: IN_PROGRESS };
  keys.set(key, mine);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { amount, currency, reference = null } = body;
  const intent = { id: randomUUID(), amount, currency, reference, status: 'requires_confirmation', owner };
  intents.set(intent.id, intent);
  mine.answer = json(201, shown(intent), { Location: `/payment_intents/${intent.id}` });
  return mine.answer;
}

function list(owner, query) {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 20) return problem(400, 'Bad limit');
  const own = [...intents.values()].filter((intent) => intent.owner === owner);
  const cursor = query.get('cursor');
  const after = cursor === null ? '' : Buffer.from(cursor, 'base64url').toString();
  const start = cursor === null ? 0 : own.findIndex(({ id }) => id === after) + 1;
  if (cursor !== null && start === 0) return problem(400, 'Bad cursor');
  const items = own.slice(start, start + limit);
  const more = start + limit < own.length;
  return json(200, { items: items.map(shown), next_cursor: more ? Buffer.from(items.at(-1).id).toString('base64url') : null });
}

async function route(request, text) {
  const url = new URL(request.url, 'http://x');
  if (url.pathname === '/healthz') return json(200, {});
  const owner = owners.get((request.headers.authorization || '').replace(/^bearer /i, 'bearer '));
  if (!owner) return problem(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer realm="payments"' });
  const { method } = request;
  if (url.pathname === '/payment_intents') {
    if (method === 'POST') return create(owner, request, text);
    return method === 'GET' ? list(owner, url.searchParams) : problem(405, 'No', { Allow: 'GET,POST' });
  }
  const found = /^\/payment_intents\/([^/]+)(\/confirm|\/cancel)?$/.exec(url.pathname);
  if (!found) return problem(404, 'No such path');
  const wanted = found[2] ? 'POST' : 'GET';
  if (method !== wanted) return problem(405, 'No', { Allow: wanted });
  const intent = intents.get(found[1]);
  if (!intent || intent.owner !== owner) return problem(404, `No intent ${found[1]}`);
  if (!found[2]) return json(200, shown(intent));
  if (intent.status !== 'requires_confirmation') return problem(409, `It is ${intent.status}`);
  intent.status = found[2] === '/confirm' ? 'succeeded' : 'canceled';
  return json(200, shown(intent));
}

http
  .createServer((request, response) => {
    const chunks = [];
    let bytes = 0;
    request.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes <= 1048576) chunks.push(chunk);
      else if (!response.headersSent) {
        const { status, headers, body } = problem(413, 'Too much');
        response.writeHead(status, { ...headers, Connection: 'close' }).end(JSON.stringify(body));
      }
    });
    request.on('end', async () => {
      if (response.headersSent) return;
      const { status, headers, body } = await route(request, Buffer.concat(chunks).toString());
      response.writeHead(status, headers).end(JSON.stringify(body, null, 2));
    });
  })
  .listen(process.env.PORT || 8080, '127.0.0.1');
