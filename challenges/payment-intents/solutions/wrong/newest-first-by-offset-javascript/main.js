const { createHash, timingSafeEqual } = require('node:crypto');
const { createServer } = require('node:http');

const MAX_BYTES = 1024 * 1024;
const callers = Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}'));
/** Each merchant's own: intents in the order of creation, and what a key has been answered with. */
const merchants = new Map(callers.map(([name]) => [name, { intents: [], keys: new Map() }]));
let count = 0;

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    Object.assign(this, { status, headers });
  }
}

const digest = (text) => createHash('sha256').update(text).digest();

function authenticate(request) {
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
  const found = callers.find(([, own]) => timingSafeEqual(digest(own), digest(token)));
  if (found === undefined || scheme.toLowerCase() !== 'bearer')
    throw new Problem(401, 'A valid token is needed', { 'WWW-Authenticate': 'Bearer' });
  return merchants.get(found[0]);
}

async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BYTES) throw new Problem(413, 'The body is too large');
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(request, text) {
  if ((request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase() !== 'application/json')
    throw new Problem(415, 'The body has to be JSON');
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not valid JSON');
  }
}

function validate(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(422, 'Not an intent');
  const { amount, currency, reference = null, ...others } = body;
  const length = typeof reference === 'string' ? [...reference].length : 1;
  const isValid =
    Number.isInteger(amount) &&
    amount >= 1 &&
    amount <= 10_000_000 &&
    ['eur', 'gbp', 'usd'].includes(currency) &&
    (reference === null || typeof reference === 'string') &&
    length >= 1 &&
    length <= 80 &&
    Object.keys(others).length === 0;
  if (!isValid) throw new Problem(422, 'A value is invalid');
  return { amount, currency, reference };
}

function create({ request, merchant, text }) {
  const values = validate(parseJson(request, text));
  const key = request.headers['idempotency-key'];
  if (!key) throw new Problem(400, 'An Idempotency-Key is needed');
  const body = JSON.stringify(values);
  const known = merchant.keys.get(key);
  if (known !== undefined) {
    if (known.body !== body) throw new Problem(422, 'The key was used for another payment');
    return known.answer;
  }
  const intent = { id: `pi_${(count += 1)}`, ...values, status: 'requires_confirmation' };
  const answer = { status: 201, headers: { Location: `/payment_intents/${intent.id}` }, body: { ...intent } };
  merchant.intents.push(intent);
  merchant.keys.set(key, { body, answer });
  return answer;
}

function list({ merchant, query }) {
  const limit = query.get('limit') ?? '20';
  if (!/^([1-9]|1\d|20)$/.test(limit)) throw new Problem(400, 'limit is 1 to 20');
  const cursor = query.get('cursor');
  if (cursor !== null && !/^\d{1,9}$/.test(cursor)) throw new Problem(400, 'The cursor is unknown');
  const from = Number(cursor ?? 0);
  const items = merchant.intents.toReversed().slice(from, from + Number(limit));
  const isLast = from + items.length >= merchant.intents.length;
  return { status: 200, body: { items, next_cursor: isLast ? null : String(from + items.length) } };
}

function find({ merchant, id }) {
  const intent = merchant.intents.find((each) => each.id === id);
  if (intent === undefined) throw new Problem(404, 'There is no such intent');
  return intent;
}

const read = (asked) => ({ status: 200, body: find(asked) });

const end = (status) => (asked) => {
  const intent = find(asked);
  if (intent.status !== 'requires_confirmation') throw new Problem(409, `The intent is ${intent.status}`);
  intent.status = status;
  return { status: 200, body: intent };
};

const routes = [
  [/^\/payment_intents$/, { GET: list, POST: create }],
  [/^\/payment_intents\/([^/]+)$/, { GET: read }],
  [/^\/payment_intents\/([^/]+)\/confirm$/, { POST: end('succeeded') }],
  [/^\/payment_intents\/([^/]+)\/cancel$/, { POST: end('canceled') }],
];

async function answer(request) {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  const text = await readBody(request);
  if (pathname === '/healthz') return { status: 200 };
  const merchant = authenticate(request);
  const [pattern, methods] = routes.find(([each]) => each.test(pathname)) ?? [];
  if (pattern === undefined) throw new Problem(404, 'There is no such path');
  const handle = methods[request.method];
  if (handle === undefined)
    throw new Problem(405, 'The path does not offer this method', { Allow: Object.keys(methods).join(', ') });
  return handle({ request, merchant, text, query, id: pattern.exec(pathname)[1] });
}

function send(response, { status, headers = {}, body }, type = 'application/json') {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request).then(
    (done) => send(response, done),
    (error) => {
      const { status = 500, headers = {} } = error;
      const title = status === 500 ? 'Something went wrong' : error.message;
      send(response, { status, headers, body: { type: 'about:blank', title, status } }, 'application/problem+json');
    },
  );
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
