// Third parties of the shop: a bank with tokens and a limit, its slow sandbox, and exchange rates with a limit.
const http = require('node:http');
const { randomUUID } = require('node:crypto');

const TOKEN_SECONDS = 5;
const BANK_PER_SECOND = 20;
const RATES_PER_TWO_SECONDS = 4;
const RATES = { EUR: 1, USD: 1.08, GBP: 0.86 };

const tokens = new Map();
const recent = { bank: [], rates: [] };

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether one more request is allowed within so long. */
function isWithin(limit, name, ms) {
  const now = Date.now();
  recent[name] = recent[name].filter((atMs) => atMs > now - ms);
  recent[name].push(now);
  return recent[name].length <= limit;
}

function issueToken() {
  const token = randomUUID();
  tokens.set(token, Date.now() + TOKEN_SECONDS * 1000);
  return [200, { token, expiresInSeconds: TOKEN_SECONDS }];
}

async function charge({ order, card, cents }, authorization = '') {
  if (!isWithin(BANK_PER_SECOND, 'bank', 1000)) return [429, { error: 'too many requests' }];
  const untilMs = tokens.get(authorization.replace('Bearer ', ''));
  if (untilMs === undefined || untilMs < Date.now()) return [401, { error: 'the token is not valid' }];
  if (String(card).startsWith('4000')) return wait(30).then(() => [402, { error: 'declined' }]);
  await wait(600);
  return [201, { order, cents }];
}

async function rate(currency) {
  if (!isWithin(RATES_PER_TWO_SECONDS, 'rates', 2000)) return [429, { error: 'too many requests' }];
  await wait(400);
  return currency in RATES ? [200, { currency, rate: RATES[currency] }] : [404, { error: 'unknown currency' }];
}

async function answer(method, path, body, headers) {
  if (path === '/healthz') return [200, { status: 'ok' }];
  if (method === 'POST' && path === '/token') return issueToken();
  if (method === 'POST' && path === '/charges') return charge(body, headers.authorization);
  if (method === 'POST' && path === '/sandbox/charges') return wait(4000).then(() => [201, { test: true }]);
  if (method === 'GET' && path.startsWith('/rates/')) return rate(path.slice('/rates/'.length));
  return [404, { error: 'nothing answers here' }];
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
  const [status, json] = await answer(request.method, request.url, body, request.headers);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});
server.listen(Number(process.env.PORT ?? '8080'), '127.0.0.1');
