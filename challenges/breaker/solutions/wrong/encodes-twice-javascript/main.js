'use strict';
const http = require('node:http');

const { RATES_URL, STOCK_URL, PORT = '8080' } = process.env;

class Breaker {
  state = 'closed';
  last = [];
  probes = 0;
  succeeded = 0;

  admits() {
    if (this.state === 'open' && Date.now() >= this.until) Object.assign(this, { state: 'half-open', probes: 0, succeeded: 0 });
    if (this.state === 'half-open') return ++this.probes <= 3;
    return this.state === 'closed';
  }

  note(failed, state) {
    if (state !== this.state) return;
    if (state === 'half-open') {
      if (failed) this.open();
      else if (++this.succeeded === 3) Object.assign(this, { state: 'closed', last: [] });
      return;
    }
    this.last = [...this.last, failed].slice(-20);
    if (this.last.filter(Boolean).length >= 10) this.open();
  }

  open() {
    Object.assign(this, { state: 'open', until: Date.now() + 1000 });
  }
}

const services = {
  rates: { url: RATES_URL, breaker: new Breaker() },
  stock: { url: STOCK_URL, breaker: new Breaker() },
};

async function ask(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(500) });
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  return { status: response.status, body: await response.text() };
}

async function call({ url, breaker }, path) {
  if (!breaker.admits()) return { status: 503, body: { error: 'rejected' } };
  const { state } = breaker;
  try {
    const answer = await ask(url + path);
    breaker.note(false, state);
    return answer;
  } catch {
    breaker.note(true, state);
    return { status: 502, body: { error: 'failed' } };
  }
}

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request, response) {
  if (request.url === '/healthz') return send(response, 200, { status: 'ok' });
  const service = services[request.url.split('/')[1]];
  if (!service) return send(response, 404, { error: 'not found' });
  const { status, body } = await call(service, request.url);
  send(response, status, body);
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
