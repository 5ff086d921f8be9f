'use strict';
const http = require('node:http');
const { setTimeout: sleep } = require('node:timers/promises');

const { RENDERER_URL, PORT = '8080' } = process.env;

/** After SIGTERM: until when new calls are served, and when what is still open is cancelled. */
const CLOSES_AFTER_MS = 1_300;
const CANCELS_AFTER_MS = 4_000;
/** For the answers of what was cancelled. */
const LAST_ANSWERS_MS = 500;
const LOOK_EVERY_MS = 20;

let state = 'serving';
let open = 0;
const drain = new AbortController();

function send(response, status, body) {
  const headers = { 'Content-Type': 'application/json', ...(state === 'closed' && { Connection: 'close' }) };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function render(request, response) {
  try {
    const answer = await fetch(`${RENDERER_URL}/render`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: await readBody(request),
      signal: drain.signal,
    });
    const body = await answer.json();
    send(response, answer.status === 200 ? 200 : 502, body);
  } catch {
    send(response, drain.signal.aborted ? 503 : 502, { error: 'not rendered' });
  }
}

async function handle(request, response) {
  const { method, url } = request;
  if (url === '/healthz') return send(response, 200, { status: 'ok' });
  if (url === '/readyz') return send(response, state === 'serving' ? 200 : 503, { state });
  if (method !== 'POST' || url !== '/invoices') return send(response, 404, { error: 'nothing here' });
  if (state === 'closed') return send(response, 503, { error: 'this instance ends' });
  open += 1;
  response.on('close', () => (open -= 1));
  await render(request, response);
}

const server = http.createServer((request, response) => void handle(request, response));
server.listen(Number(PORT), '127.0.0.1');

async function untilNothingIsOpen(withinMs) {
  const endMs = performance.now() + withinMs;
  while (open > 0 && performance.now() < endMs) await sleep(LOOK_EVERY_MS);
}

async function end() {
  if (state !== 'serving') return;
  state = 'draining';
  await sleep(CLOSES_AFTER_MS);
  state = 'closed';
  server.close();
  server.closeIdleConnections();
  process.exit(0);
}

process.on('SIGTERM', () => void end());
