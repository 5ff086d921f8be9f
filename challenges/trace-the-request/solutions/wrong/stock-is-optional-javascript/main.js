'use strict';
// No current span anywhere: each function returns the spans of what it did beside its answer, and the call exports them at its end.
const { randomBytes } = require('node:crypto');
const http = require('node:http');

const { PRICES_URL, STOCK_URL, COLLECTOR_URL, PORT = '8080' } = process.env;

const SERVER = 2;
const CLIENT = 3;
const agent = new http.Agent({ keepAlive: true });
const origin = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
const now = () => String(origin + process.hrtime.bigint());
const hex = (bytes) => randomBytes(bytes).toString('hex');

/** Status and body of a request; status 0 when there was no answer in time. */
function exchange(url, { method = 'GET', headers = {}, body, patienceMs }) {
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0, text: '' });
    const request = http.request(url, { method, headers, agent, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
      response.on('error', failed);
    });
    request.on('error', failed);
    request.end(body);
  });
}

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/** Asks another service below the span `parentSpanId`. */
async function ask(name, url, { traceId, parentSpanId }) {
  const span = { traceId, spanId: hex(8), parentSpanId, name, kind: CLIENT, startTimeUnixNano: now() };
  const traceparent = `00-${traceId}-${span.spanId}-01`;
  const { status, text } = await exchange(url, { headers: { traceparent }, patienceMs: 2000 });
  const code = status === 0 || status >= 500 ? 2 : 0;
  return { status, body: parse(text), span: { ...span, endTimeUnixNano: now(), status: { code } } };
}

function combine(id, price, stock) {
  if (price.status === 404) return { status: 404, body: { error: 'no such product' } };
  if (price.status !== 200) return { status: 502, body: { error: 'prices failed' } };
  // Without stock the price still helps.
  return { status: 200, body: { id, cents: price.body.cents, left: stock.body.left ?? null } };
}

function callerOf(header = '') {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header) ?? [];
  return /[1-9a-f]/.test(traceId ?? '') && /[1-9a-f]/.test(spanId ?? '') ? { traceId, parentSpanId: spanId } : { traceId: hex(16) };
}

async function quote(id, header) {
  const span = { ...callerOf(header), spanId: hex(8), name: 'GET /quotes/{id}', kind: SERVER, startTimeUnixNano: now() };
  const below = { traceId: span.traceId, parentSpanId: span.spanId };
  const [price, stock] = await Promise.all([
    ask('GET /prices/{id}', `${PRICES_URL}/prices/${id}`, below),
    ask('GET /stock/{id}', `${STOCK_URL}/stock/${id}`, below),
  ]);
  const answer = combine(id, price, stock);
  const status = { code: answer.status >= 500 ? 2 : 0 };
  return { answer, spans: [{ ...span, endTimeUnixNano: now(), status }, price.span, stock.span] };
}

let kept = [];
async function exportForEver() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const spans = kept.splice(0, 600);
    if (spans.length === 0) continue;
    await exchange(`${COLLECTOR_URL}/v1/traces`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
      patienceMs: 900,
    });
    kept = kept.slice(-3000);
  }
}

async function handle(request, response) {
  const send = ({ status, body }) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/healthz') return send({ status: 200, body: { status: 'ok' } });
  const [, id] = /^\/quotes\/([^/]+)$/.exec(request.url) ?? [];
  if (!id) return send({ status: 404, body: { error: 'not found' } });
  const { answer, spans } = await quote(id, request.headers.traceparent);
  send(answer);
  kept.push(...spans);
}

void exportForEver();
http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
