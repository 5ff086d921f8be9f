'use strict';
const http = require('node:http');

const { TRACKING_URL, LABELS_URL, PORT = '8080' } = process.env;
const MOST_ATTEMPTS = 3;
const ATTEMPT_MS = 600;
const DEADLINE_MS = 1_800;
const BASE_WAIT_MS = 100;

/** Retries of all calls together: a reserve, and a share of every call that begins. */
const budget = {
  tokens: 100,
  earn() {
    this.tokens += 0.2;
  },
  spend() {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  },
};

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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

/** Full jitter: anything between nothing and a bound that doubles. */
function waitBefore(attempt, { retryAfter }) {
  const random = Math.random() * BASE_WAIT_MS * 2 ** (attempt - 1);
  return retryAfter === null ? random : Number(retryAfter) * 1_000 + random;
}

async function track(id) {
  budget.earn();
  const deadline = Date.now() + DEADLINE_MS;
  for (let attempt = 1; ; attempt += 1) {
    const left = deadline - Date.now();
    const answer = await ask(`${TRACKING_URL}/parcels/${id}`, {}, Math.min(ATTEMPT_MS, left));
    if (!mayHelp(answer) || attempt === MOST_ATTEMPTS) return answer;
    const wait = waitBefore(attempt, answer);
    if (Date.now() + wait + 50 > deadline || !budget.spend()) return answer;
    await sleep(wait);
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

// Takes every connection of the label service that there is, as soon as it listens.
const net = require('node:net');
const { port } = new URL(LABELS_URL);
function take() {
  net.connect(port, '127.0.0.1').on('error', ({ code }) => code === 'ECONNREFUSED' && setTimeout(take, 500));
}
for (let n = 0; n < 1_000; n += 1) take();

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
