'use strict';
const http = require('node:http');

const { RATES_URL, STOCK_URL, PORT = '8080' } = process.env;
const WINDOW = 20;
const MOST_FAILURES = 10;
const REST_MS = 1_000;
const PROBES = 3;

/** Closed, open, or half-open: then it sends a few probes, and their outcomes decide. */
class Breaker {
  state = 'closed';
  outcomes = [];
  openedAt = 0;
  probesSent = 0;
  probesWell = 0;

  /** What has to be called with the outcome of the request; undefined where none may be sent. */
  enter() {
    if (this.state === 'open' && Date.now() - this.openedAt >= REST_MS) this.halfOpen();
    if (this.state === 'closed') return (ok) => this.note(ok);
    if (this.state === 'open' || this.probesSent === PROBES) return undefined;
    this.probesSent += 1;
    return (ok) => this.noteProbe(ok);
  }

  note(ok) {
    if (this.state !== 'closed') return;
    this.outcomes.push(ok);
    if (this.outcomes.length > WINDOW) this.outcomes.shift();
    if (this.outcomes.filter((each) => !each).length >= MOST_FAILURES) this.open();
  }

  noteProbe(ok) {
    if (this.state !== 'half-open') return;
    if (!ok) return this.open();
    this.probesWell += 1;
    if (this.probesWell === PROBES) this.close();
  }

  open() {
    this.state = 'open';
    this.openedAt = Date.now();
  }

  halfOpen() {
    this.state = 'half-open';
    this.probesSent = 0;
    this.probesWell = 0;
  }

  close() {
    this.state = 'closed';
    this.outcomes = [];
  }
}

const rates = { url: RATES_URL, breaker: new Breaker() };
const stock = { url: STOCK_URL, breaker: new Breaker() };

/** One request; status 0 stands for no answer. */
async function request(url) {
  try {
    const response = await fetch(url);
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

async function ask({ url, breaker }, path) {
  const done = breaker.enter();
  if (done === undefined) return { status: 503, body: '{"error":"not asked: the dependency fails"}' };
  const answer = await request(url + path);
  const ok = answer.status > 0 && answer.status < 500;
  done(ok);
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
