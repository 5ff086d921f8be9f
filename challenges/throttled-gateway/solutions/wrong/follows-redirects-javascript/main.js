const { createServer } = require('node:http');

const { CARRIER_URL, HONE_CALLERS, PORT = '8080' } = process.env;
const QUOTA = 15;
const WINDOW_MS = 3000;
const ALL_SLOTS = 8;
const KEY_SLOTS = 5;

const TITLES = { 401: 'Unauthorized', 404: 'Not Found', 405: 'Method Not Allowed', 429: 'Too Many Requests', 502: 'Bad Gateway', 504: 'Gateway Timeout' };

const callers = new Map(Object.values(JSON.parse(HONE_CALLERS)).map((key) => [key, { passed: [], open: 0 }]));
const line = [];
let open = 0;

function prune(caller) {
  const now = performance.now();
  while (caller.passed.length > 0 && now - caller.passed[0] >= WINDOW_MS) caller.passed.shift();
  return now;
}

/** Gives free slots to the first in line whose keys may have one. */
function grant() {
  for (let index = 0; index < line.length && open < ALL_SLOTS; ) {
    const { caller, start } = line[index];
    if (caller.open >= KEY_SLOTS) {
      index += 1;
      continue;
    }
    line.splice(index, 1);
    caller.open += 1;
    open += 1;
    start();
  }
}

async function withSlot(caller, work) {
  await new Promise((start) => {
    line.push({ caller, start });
    grant();
  });
  try {
    return await work();
  } finally {
    caller.open -= 1;
    open -= 1;
    grant();
  }
}

/** One call, unless the carrier redirects: fetch goes on to where it leads. */
async function call(path) {
  try {
    const signal = AbortSignal.timeout(1000);
    const response = await fetch(new URL(path, CARRIER_URL), { signal });
    const text = await response.text();
    if (response.status === 404) return { status: 404 };
    if (response.status !== 200) return { status: 502 };
    JSON.parse(text);
    return { status: 200, text };
  } catch (error) {
    return { status: error.name === 'TimeoutError' ? 504 : 502 };
  }
}

function problem(response, status, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ type: 'about:blank', title: TITLES[status], status }));
}

const fields = (caller) => {
  prune(caller);
  return { 'RateLimit-Policy': '"key";q=15;w=3', RateLimit: `"key";r=${QUOTA - caller.passed.length}` };
};

async function rate(request, response, path) {
  const [, key] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const caller = callers.get(key);
  if (caller === undefined) return problem(response, 401, { 'WWW-Authenticate': 'Bearer' });
  const now = prune(caller);
  if (caller.passed.length >= QUOTA) {
    const seconds = Math.max(1, Math.ceil((caller.passed[0] + WINDOW_MS - now) / 1000));
    return problem(response, 429, { ...fields(caller), 'Retry-After': seconds });
  }
  caller.passed.push(now);
  const { status, text } = await withSlot(caller, () => call(path));
  if (status !== 200) return problem(response, status);
  response.writeHead(200, { 'Content-Type': 'application/json', ...fields(caller) }).end(text);
}

createServer((request, response) => {
  request.resume();
  const [path] = request.url.split('?');
  const isHealth = path === '/healthz';
  if (!isHealth && !/^\/rates\/[a-z0-9-]{1,40}$/.test(path)) return problem(response, 404);
  if (request.method !== 'GET') return problem(response, 405, { Allow: 'GET' });
  if (isHealth) return response.writeHead(200).end();
  rate(request, response, path);
}).listen(Number(PORT), '127.0.0.1');
