'use strict';
const http = require('node:http');
const { randomBytes } = require('node:crypto');

const { PRICES_URL, STOCK_URL, COLLECTOR_URL, PORT = '8080' } = process.env;
const SERVER = 2;
const CLIENT = 3;
const ERROR = 2;
const EXPORT_EVERY_MS = 300;
const EXPORT_WITHIN_MS = 1_000;
const MOST_WAITING = 2_000;
const MOST_IN_A_BODY = 500;

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const ZEROS = /^0+$/;

/** The caller's trace and span, or a new trace without a parent. */
function readContext(header) {
  const [, traceId, parentSpanId] = TRACEPARENT.exec(header ?? '') ?? [];
  if (traceId === undefined || ZEROS.test(traceId) || ZEROS.test(parentSpanId)) {
    return { traceId: randomBytes(16).toString('hex'), parentSpanId: '' };
  }
  return { traceId, parentSpanId };
}

const now = () => String(BigInt(Date.now()) * 1_000_000n);

/** Spans that wait for the collector. When there are too many, the oldest are lost. */
let waiting = [];

function beginSpan({ traceId, parentSpanId }, name, kind) {
  const spanId = randomBytes(8).toString('hex');
  const startTimeUnixNano = now();
  return {
    spanId,
    end(isError) {
      const status = { code: isError ? ERROR : 0 };
      waiting.push({ traceId, spanId, parentSpanId, name, kind, startTimeUnixNano, endTimeUnixNano: now(), status });
      if (waiting.length > MOST_WAITING) waiting.shift();
    },
  };
}

async function exportOnce() {
  const spans = waiting.splice(0, MOST_IN_A_BODY);
  if (spans.length === 0) return;
  const response = await fetch(`${COLLECTOR_URL}/v1/traces`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
    signal: AbortSignal.timeout(EXPORT_WITHIN_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the collector answered ${response.status}: ${text}`);
}

async function exportForEver() {
  for (;;) {
    await exportOnce().catch((error) => console.error(error.message));
    await new Promise((resolve) => setTimeout(resolve, EXPORT_EVERY_MS));
  }
}

/** Asks another service in a client span; a failure has the status 0. */
async function ask(server, name, url) {
  const span = beginSpan(server, name, CLIENT);
  try {
    const response = await fetch(url, { headers: { traceparent: server.header } });
    const body = await response.json().catch(() => ({}));
    span.end(response.status >= 500);
    return { status: response.status, body };
  } catch {
    span.end(true);
    return { status: 0, body: {} };
  }
}

async function quote(context, id) {
  const [price, stock] = await Promise.all([
    ask(context, 'GET /prices/{id}', `${PRICES_URL}/prices/${id}`),
    ask(context, 'GET /stock/{id}', `${STOCK_URL}/stock/${id}`),
  ]);
  if (price.status === 404) return [404, { error: 'no such article' }];
  if (price.status !== 200 || stock.status !== 200) return [502, { error: 'no quote now' }];
  return [200, { id, cents: price.body.cents, left: stock.body.left }];
}

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request, response) {
  if (request.url === '/healthz') return send(response, 200, { status: 'ok' });
  const [, id] = /^\/quotes\/([^/]+)$/.exec(request.url) ?? [];
  if (request.method !== 'GET' || id === undefined) return send(response, 404, { error: 'nothing here' });
  const { traceId, parentSpanId } = readContext(request.headers.traceparent);
  const span = beginSpan({ traceId, parentSpanId }, 'GET /quotes/{id}', SERVER);
  const [status, body] = await quote({ traceId, parentSpanId: span.spanId, header: request.headers.traceparent ?? `00-${traceId}-${span.spanId}-01` }, id);
  send(response, status, body);
  span.end(status >= 500);
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
void exportForEver();
