const { createServer } = require('node:http');

const CARRIER = process.env.CARRIER_URL ?? 'http://127.0.0.1:9100';
const LIMIT = { requests: 15, windowMs: 3_000 };
const SLOTS = 8;
const CALL_MS = 1_000;

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    Object.assign(this, { status, headers });
  }
}

/** The times of the requests of one key that passed within the last window, the oldest first. */
class Window {
  times = [];

  take(now) {
    while (this.times.length > 0 && this.times[0] <= now - LIMIT.windowMs) this.times.shift();
    const passes = this.times.length < LIMIT.requests;
    if (passes) this.times.push(now);
    return { passes, remaining: LIMIT.requests - this.times.length, waitMs: this.times[0] + LIMIT.windowMs - now };
  }
}

const keys = new Map(
  Object.values(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map((token) => [
    token,
    { window: new Window() },
  ]),
);

const waiting = [];
let open = 0;

/** Lets in whoever has waited longest. */
function admit() {
  while (open < SLOTS && waiting.length > 0) {
    open += 1;
    waiting.shift()();
  }
}

async function withSlot(work) {
  await new Promise((enter) => {
    waiting.push(enter);
    admit();
  });
  try {
    return await work();
  } finally {
    open -= 1;
    admit();
  }
}

/** One call. The signal also ends the reading of the body, and closes the connection. */
async function call(lane) {
  try {
    const signal = AbortSignal.timeout(CALL_MS);
    const response = await fetch(`${CARRIER}/rates/${lane}`, { redirect: 'manual', signal });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (error.name === 'TimeoutError') throw new Problem(504, 'The carrier took too long');
    throw new Problem(502, 'The carrier failed');
  }
}

function keyOf({ authorization = '' }) {
  const [scheme, token] = authorization.split(' ');
  const key = scheme.toLowerCase() === 'bearer' ? keys.get(token) : undefined;
  if (key === undefined) throw new Problem(401, 'A valid key is needed', { 'WWW-Authenticate': 'Bearer' });
  return key;
}

async function answer(request, fields) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/healthz') return '{}';
  const key = keyOf(request.headers);
  const [, lane] = /^\/rates\/([a-z0-9-]{1,40})$/.exec(pathname) ?? [];
  if (lane === undefined) throw new Problem(404, 'There is no such path');
  if (request.method !== 'GET') throw new Problem(405, 'The path offers GET only', { Allow: 'GET' });
  const { passes, remaining, waitMs } = key.window.take(performance.now());
  fields['RateLimit-Policy'] = `"key";q=${LIMIT.requests};w=${LIMIT.windowMs / 1_000}`;
  fields.RateLimit = `"key";r=${remaining}`;
  if (!passes)
    throw new Problem(429, 'The key has used up its limit', { 'Retry-After': String(Math.ceil(waitMs / 1_000)) });
  const { status, text } = await withSlot(() => call(lane));
  if (status === 404) throw new Problem(404, 'The carrier does not know this lane');
  if (status !== 200) throw new Problem(502, 'The carrier failed');
  return text;
}

function send(response, status, type, text, headers) {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
}

const server = createServer((request, response) => {
  request.resume();
  const fields = {};
  answer(request, fields).then(
    (text) => send(response, 200, 'application/json', text, fields),
    (error) => {
      const { status = 500, headers = {} } = error;
      const title = status === 500 ? 'Something went wrong' : error.message;
      const problem = JSON.stringify({ type: 'about:blank', title, status });
      send(response, status, 'application/problem+json', problem, { ...fields, ...headers });
    },
  );
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
