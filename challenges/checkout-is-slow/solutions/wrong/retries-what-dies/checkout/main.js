// Takes checkouts: exchange rate, prices, reservation, payment, in this order.
const http = require('node:http');
const config = require('./config.json');
const { start, log, span, traceparent, count, gauge, metrics } = require('../telemetry/telemetry.js');

const { INVENTORY_URL, PAYMENTS_URL, RATES_URL, PORT = '8080' } = process.env;

const rates = new Map();
const refreshes = new Map();
let open = 0;

class Rejected extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Asks another service. Statuses in `allowed` come back; every other end throws. */
async function ask(name, method, url, { json, timeoutMs, allowed }) {
  return span(`${method} ${name}`, 'client', async (own) => {
    const beganMs = Date.now();
    try {
      const response = await fetch(url, {
        method,
        headers: { 'Content-Type': 'application/json', ...traceparent() },
        body: json && JSON.stringify(json),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const body = await response.json();
      own.attributes['http.status'] = response.status;
      if (allowed.includes(response.status)) return { status: response.status, body };
      throw new Rejected(502, `${name} answered ${response.status}`);
    } catch (error) {
      if (error instanceof Rejected) throw error;
      const isTimeout = error.name === 'TimeoutError';
      const message = isTimeout ? `${name} gave no answer within ${timeoutMs} ms` : `${name} failed: ${error.message}`;
      throw new Rejected(isTimeout ? 504 : 502, message);
    } finally {
      count('dependency_requests_total', { to: name });
      count('dependency_seconds_sum', { to: name }, (Date.now() - beganMs) / 1000);
    }
  });
}

async function fetchRate(currency) {
  const url = `${RATES_URL}/rates/${currency}`;
  const { body } = await ask('rates', 'GET', url, { timeoutMs: config.ratesTimeoutMs, allowed: [200] });
  rates.set(currency, { rate: body.rate, untilMs: Date.now() + config.ratesTtlMs });
  log('info', 'rate fetched', { currency, rate: body.rate });
  return body.rate;
}

/** The exchange rate of a currency, from the cache while it is fresh. */
async function rateOf(currency) {
  const known = rates.get(currency);
  if (known !== undefined && known.untilMs > Date.now()) return known.rate;
  const running = refreshes.get(currency);
  if (running !== undefined) return running;
  const refresh = fetchRate(currency).finally(() => refreshes.delete(currency));
  refreshes.set(currency, refresh);
  return refresh;
}

/** Prices in cents by SKU. */
async function pricesOf(lines) {
  const skus = lines.map(({ sku }) => sku);
  const { status, body } = await ask('inventory', 'POST', `${INVENTORY_URL}/quotes`, {
    json: { skus },
    timeoutMs: config.inventoryTimeoutMs,
    allowed: [200, 404],
  });
  if (status === 404) throw new Rejected(404, body.error);
  return body.prices;
}

async function reserve(order, lines) {
  const { status, body } = await ask('inventory', 'POST', `${INVENTORY_URL}/reservations`, {
    json: { order, lines },
    timeoutMs: config.inventoryTimeoutMs,
    allowed: [201, 409],
  });
  if (status === 409) throw new Rejected(409, body.error);
  if (Date.parse(body.expiresAt) < Date.now()) {
    throw new Rejected(409, `the reservation expired at ${body.expiresAt}`);
  }
}

const release = (order) =>
  ask('inventory', 'DELETE', `${INVENTORY_URL}/reservations/${order}`, {
    timeoutMs: config.inventoryTimeoutMs,
    allowed: [200],
  });

async function pay(order, card, cents) {
  const { status, body } = await ask('payments', 'POST', `${PAYMENTS_URL}/charges`, {
    json: { order, card, cents },
    timeoutMs: config.paymentsTimeoutMs,
    allowed: [201, 402],
  });
  if (status === 402) throw new Rejected(402, body.error);
}

async function checkout({ order, card, currency, lines }) {
  const rate = await rateOf(currency);
  const prices = await pricesOf(lines);
  await reserve(order, lines);
  const total = lines.reduce((sum, { sku, quantity }) => sum + prices[sku] * quantity, 0);
  const cents = Math.round(total * rate);
  try {
    await pay(order, card, cents).catch(async (error) => {
      if (error.status === 402) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return pay(order, card, cents);
    });
  } catch (error) {
    await release(order).catch(() => log('warn', 'release failed', { order }));
    throw error;
  }
  log('info', 'order paid', { order, cents, currency });
  return { order, cents, currency, state: 'paid' };
}

function isCheckout({ order, card, currency, lines }) {
  const isLine = ({ sku, quantity }) => typeof sku === 'string' && Number.isInteger(quantity) && quantity > 0;
  return [order, card, currency].every((each) => typeof each === 'string') && Array.isArray(lines) && lines.length > 0 && lines.every(isLine);
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

async function handle(request, own) {
  const body = await readJson(request).catch(() => ({}));
  if (!isCheckout(body)) return [422, { error: 'a checkout has order, card, currency and lines' }];
  own.attributes.order = body.order;
  try {
    return [201, await checkout(body)];
  } catch (error) {
    const status = error.status ?? 500;
    if (status >= 500) own.error = error.message;
    log(status >= 500 ? 'error' : 'warn', 'checkout failed', { order: body.order, status, error: error.message });
    return [status, { error: error.message }];
  }
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url === '/metrics') {
    gauge('open_requests', open);
    return response.end(metrics());
  }
  if (request.method !== 'POST' || request.url !== '/checkouts') return response.writeHead(404).end('{}');
  const beganMs = Date.now();
  open += 1;
  const [status, json] = await span('POST /checkouts', 'server', (own) => handle(request, own), {
    traceparent: request.headers.traceparent,
  });
  open -= 1;
  count('http_requests_total', { status });
  count('http_request_seconds_sum', {}, (Date.now() - beganMs) / 1000);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});

start('checkout');
server.listen(Number(PORT), '127.0.0.1', () => log('info', 'listening', { port: Number(PORT) }));
