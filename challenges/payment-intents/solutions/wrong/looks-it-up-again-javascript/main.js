const { createServer } = require('node:http');
const { randomUUID } = require('node:crypto');

const merchants = new Map(Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map(([name, token]) => [token, name]));
const intents = new Map(); // id -> { merchant, intent }
const ofMerchant = new Map([...merchants.values()].map((name) => [name, []])); // oldest first
const keys = new Map(); // merchant and key -> { wanted, intent }

class HttpError extends Error {
  constructor(status, message, headers) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

function authenticate(request) {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!merchants.has(token)) throw new HttpError(401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' });
  return merchants.get(token);
}

async function readBody(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= 1048576) parts.push(part);
  }
  if (length > 1048576) throw new HttpError(413, 'Body too large');
  return Buffer.concat(parts);
}

function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpError(400, 'Broken JSON');
  }
}

function validate(body) {
  const known = ['amount', 'currency', 'reference'];
  if (body === null || typeof body !== 'object' || Array.isArray(body)) throw new HttpError(422, 'Not an object');
  if (Object.keys(body).some((name) => !known.includes(name))) throw new HttpError(422, 'Unknown field');
  const { amount, currency, reference = null } = body;
  if (!Number.isInteger(amount) || amount < 1 || amount > 10000000) throw new HttpError(422, 'Invalid amount');
  if (!['eur', 'gbp', 'usd'].includes(currency)) throw new HttpError(422, 'Invalid currency');
  if (reference !== null) {
    const length = typeof reference === 'string' ? [...reference].length : 0;
    if (length < 1 || length > 80) throw new HttpError(422, 'Invalid reference');
  }
  return { amount, currency, reference };
}

function find(id, merchant) {
  const entry = intents.get(id);
  if (!entry || entry.merchant !== merchant) throw new HttpError(404, 'No such payment intent');
  return entry.intent;
}

async function create(request) {
  const merchant = authenticate(request);
  const bytes = await readBody(request);
  const key = request.headers['idempotency-key'];
  if (!key || key.length > 200) throw new HttpError(400, 'Idempotency-Key is required');
  const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json') throw new HttpError(415, 'Send application/json');
  const wanted = validate(parse(bytes));

  const slot = JSON.stringify([merchant, key]);
  let entry = keys.get(slot);
  if (!entry) {
    const intent = { id: `pi_${randomUUID()}`, ...wanted, status: 'requires_confirmation' };
    entry = { wanted: JSON.stringify(wanted), intent };
    keys.set(slot, entry);
    intents.set(intent.id, { merchant, intent });
    ofMerchant.get(merchant).push(intent);
  } else if (entry.wanted !== JSON.stringify(wanted)) {
    throw new HttpError(422, 'Idempotency-Key was used for another body');
  }
  return { status: 201, headers: { Location: `/payment_intents/${entry.intent.id}` }, body: entry.intent };
}

async function list(request, _id, query) {
  const merchant = authenticate(request);
  const all = ofMerchant.get(merchant);
  const limit = query.get('limit') ?? '20';
  if (!/^([1-9]|1\d|20)$/.test(limit)) throw new HttpError(400, 'Invalid limit');
  let start = 0;
  if (query.has('cursor')) {
    start = all.findIndex((intent) => intent.id === query.get('cursor')) + 1;
    if (start === 0) throw new HttpError(400, 'Invalid cursor');
  }
  const items = all.slice(start, start + Number(limit));
  const more = start + items.length < all.length;
  return { status: 200, body: { items, next_cursor: more ? items.at(-1).id : null } };
}

async function get(request, id) {
  return { status: 200, body: find(id, authenticate(request)) };
}

const finish = (status) => async (request, id) => {
  const merchant = authenticate(request);
  await readBody(request);
  const intent = find(id, merchant);
  if (intent.status !== 'requires_confirmation') throw new HttpError(409, `Already ${intent.status}`);
  intent.status = status;
  return { status: 200, body: intent };
};

const routes = [
  [/^\/healthz$/, { GET: async () => ({ status: 200, body: {} }) }],
  [/^\/payment_intents$/, { GET: list, POST: create }],
  [/^\/payment_intents\/([^/]+)$/, { GET: get }],
  [/^\/payment_intents\/([^/]+)\/confirm$/, { POST: finish('succeeded') }],
  [/^\/payment_intents\/([^/]+)\/cancel$/, { POST: finish('canceled') }],
];

async function dispatch(request) {
  const [path, ...rest] = request.url.split('?');
  for (const [pattern, methods] of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    if (!Object.hasOwn(methods, request.method)) {
      throw new HttpError(405, 'Method not allowed', { Allow: Object.keys(methods).join(', ') });
    }
    return methods[request.method](request, match[1], new URLSearchParams(rest.join('?')));
  }
  throw new HttpError(404, 'Not found');
}

createServer(async (request, response) => {
  let answer;
  let type = 'application/json';
  try {
    answer = await dispatch(request);
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    const title = error instanceof HttpError ? error.message : 'Internal error';
    if (status === 500) console.error(error);
    type = 'application/problem+json';
    answer = { status, headers: error.headers, body: { type: 'about:blank', title, status } };
  }
  request.resume();
  response.writeHead(answer.status, { 'Content-Type': type, ...answer.headers });
  response.end(JSON.stringify(answer.body));
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
