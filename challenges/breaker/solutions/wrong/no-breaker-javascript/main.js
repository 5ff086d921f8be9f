'use strict';
const http = require('node:http');

const { RATES_URL, STOCK_URL, PORT = '8080' } = process.env;
const REQUEST_MS = 500;

const rates = { url: RATES_URL };
const stock = { url: STOCK_URL };

/** One request; status 0 stands for no answer. */
async function request(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_MS) });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

async function ask({ url }, path) {
  const answer = await request(url + path);
  const ok = answer.status > 0 && answer.status < 500;
  return ok ? answer : { status: 502, body: '{"error":"the dependency failed"}' };
}

function send(response, { status, body }) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}

async function handle({ url }, response) {
  if (url === '/healthz') return send(response, { status: 200, body: '{"status":"ok"}' });
  if (url.startsWith('/rates/')) return send(response, await ask(rates, url));
  if (url.startsWith('/stock/')) return send(response, await ask(stock, url));
  send(response, { status: 404, body: '{"error":"not found"}' });
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
