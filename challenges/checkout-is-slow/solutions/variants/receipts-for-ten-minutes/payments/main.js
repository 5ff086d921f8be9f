// Charges cards at the bank, once for each order, and numbers the charges in a ledger.
const http = require('node:http');
const config = require('./config.json');
const { start, log, span, traceparent, count, gauge, metrics } = require('../telemetry/telemetry.js');

const { BANK_URL, PORT = '8080' } = process.env;
const RETRIED = [429, 503];

const receipts = new Map();
let token;
let lastNumber = 0;
let ledger = Promise.resolve();
let waiting = 0;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One request to the bank: its status and body. No answer is a status of 504. */
async function askBank(path, json, headers = {}) {
  return span(`POST bank${path}`, 'client', async (own) => {
    const beganMs = Date.now();
    try {
      const response = await fetch(`${BANK_URL}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...traceparent(), ...headers },
        body: JSON.stringify(json),
        signal: AbortSignal.timeout(config.bankTimeoutMs),
      });
      own.attributes['http.status'] = response.status;
      if (response.status >= 400) own.error = `the bank answered ${response.status}`;
      return { status: response.status, body: await response.json() };
    } catch (error) {
      own.error = error.message;
      return { status: 504, body: { error: `no answer from the bank: ${error.message}` } };
    } finally {
      count('dependency_requests_total', { to: 'bank' });
      count('dependency_seconds_sum', { to: 'bank' }, (Date.now() - beganMs) / 1000);
    }
  });
}

/** The token for the bank, a new one shortly before the old one ends. */
async function currentToken() {
  if (token !== undefined && token.untilMs > Date.now()) return token.text;
  const { status, body } = await askBank('/token', {});
  if (status !== 200) throw new Error(`no token: the bank answered ${status}`);
  token = { text: body.token, untilMs: Date.now() + (body.expiresInSeconds - 1) * 1000 };
  log('info', 'token fetched', { expiresInSeconds: body.expiresInSeconds });
  return token.text;
}

/** Runs work alone: numbers in the ledger have no gaps. */
async function inLedger(work) {
  waiting += 1;
  const turn = ledger.then(work);
  ledger = turn.catch(() => undefined);
  return turn.finally(() => (waiting -= 1));
}

/** Repeats what may help, with growing gaps. */
async function chargeAtBank(order, card, cents) {
  for (let attempt = 1; ; attempt += 1) {
    const headers = { Authorization: `Bearer ${await currentToken()}` };
    const { status, body } = await askBank(config.bankChargesPath, { order, card, cents }, headers);
    const isFinal = !RETRIED.includes(status);
    if (isFinal || attempt >= config.attempts) return { status, body };
    log('warn', 'bank asked again', { order, attempt, status });
    await wait(config.firstGapMs * 2 ** (attempt - 1));
  }
}

async function charge({ order, card, cents }) {
  const known = receipts.get(order);
  if (known !== undefined) return [201, { order, cents, number: known.number }];
  const { status, body } = await chargeAtBank(order, card, cents);
  if (status === 402) {
    log('warn', 'card declined', { order });
    return [402, { error: 'the card was declined' }];
  }
  if (status !== 201) {
    log('error', 'charge failed', { order, status, error: body.error });
    return [502, { error: `the bank answered ${status}` }];
  }
  const number = await inLedger(() => (lastNumber += 1));
  const receipt = { order, cents, number };
  receipts.set(order, { number });
  setTimeout(() => receipts.delete(order), 10 * 60_000).unref();
  log('info', 'charged', { order, cents, number });
  return [201, receipt];
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

async function handle(request, own) {
  try {
    const body = await readJson(request);
    own.attributes.order = body.order;
    return await charge(body);
  } catch (error) {
    own.error = error.message;
    log('error', 'charge failed', { error: error.message });
    return [500, { error: error.message }];
  }
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url === '/metrics') {
    gauge('ledger_waiting', waiting);
    gauge('receipts_kept', receipts.size);
    return response.end(metrics());
  }
  if (request.method !== 'POST' || request.url !== '/charges') return response.writeHead(404).end('{}');
  const beganMs = Date.now();
  const [status, json] = await span('POST /charges', 'server', (own) => handle(request, own), {
    traceparent: request.headers.traceparent,
  });
  count('http_requests_total', { status });
  count('http_request_seconds_sum', {}, (Date.now() - beganMs) / 1000);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});

start('payments');
server.listen(Number(PORT), '127.0.0.1', () => log('info', 'listening', { port: Number(PORT) }));
