'use strict';
const http = require('node:http');

const { TRACKING_URL, LABELS_URL, PORT = '8080' } = process.env;
const ATTEMPT_MS = 600;
const DEADLINE_MS = 1_800;

/** One request; status 0 stands for no answer. */
async function ask(url, options, withinMs) {
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(withinMs) });
    const body = await response.text();
    return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
  } catch {
    return { status: 0, body: '', retryAfter: null };
  }
}

const mayHelp = ({ status }) => status === 0 || status === 429 || status >= 500;

async function track(id) {
  for (;;) {
    const answer = await ask(`${TRACKING_URL}/parcels/${id}`, {}, ATTEMPT_MS);
    if (!mayHelp(answer)) return answer;
  }
}

function requestLabel(body) {
  const headers = { 'Content-Type': 'application/json' };
  return ask(`${LABELS_URL}/labels`, { method: 'POST', headers, body }, DEADLINE_MS);
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function send(response, { status, body }) {
  const shown = status === 0 || status === 429 || status >= 500 ? 502 : status;
  const text = shown === 502 ? JSON.stringify({ error: 'the dependency does not answer' }) : body;
  response.writeHead(shown, { 'Content-Type': 'application/json' }).end(text);
}

async function handle(request, response) {
  const { method, url } = request;
  if (method === 'GET' && url === '/healthz') return send(response, { status: 200, body: '{"status":"ok"}' });
  if (method === 'GET' && url.startsWith('/parcels/')) return send(response, await track(url.slice(9)));
  if (method === 'POST' && url === '/labels') return send(response, await requestLabel(await readBody(request)));
  send(response, { status: 404, body: '{"error":"not found"}' });
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
