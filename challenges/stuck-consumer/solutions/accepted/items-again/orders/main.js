// Takes orders, hands them to packing, and answers when shipping or packing has reported what became of them.
const http = require('node:http');
const config = require('./config.json');
const { start, log, span, traceparent, count, gauge, metrics } = require('../telemetry/telemetry.js');

const { BROKER_URL, PORT = '8080' } = process.env;
const RETRY_MS = 200;

const orders = new Map();
const waiters = new Map();

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One request to the broker; every other end than an answer of 200 or 201 throws. */
async function askBroker(path, json, method = 'POST') {
  const response = await fetch(`${BROKER_URL}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...traceparent() },
    body: json && JSON.stringify(json),
    signal: AbortSignal.timeout(config.brokerTimeoutMs),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`the broker answered ${response.status}: ${body.error}`);
  return body;
}

/** Messages of one group are handled one after the other: a warehouse packs its orders in their order. */
async function publish(order) {
  await span('publish packing', 'client', async (own) => {
    const { warehouse, country, items } = order;
    own.attributes.group = warehouse;
    const body = { order: order.order, warehouse, country, items };
    await askBroker('/queues/packing/messages', { group: warehouse, body });
  });
  count('messages_published_total', { queue: 'packing' });
  log('info', 'order placed', { order: order.order, warehouse: order.warehouse });
}

/** The end of an order, or `pending` when there is none in time. */
async function endOf(order) {
  const ended = new Promise((resolve) => waiters.set(order, [...(waiters.get(order) ?? []), resolve]));
  return Promise.race([ended, wait(config.patienceMs).then(() => ({ order, state: 'pending' }))]);
}

/** What packing or shipping has reported; a repeated report changes nothing. */
function finish(result) {
  if (orders.get(result.order)?.state !== 'pending') return;
  orders.set(result.order, result);
  log('info', 'order ended', { order: result.order, state: result.state });
  for (const resolve of waiters.get(result.order) ?? []) resolve(result);
  waiters.delete(result.order);
}

async function readResult() {
  const { waitMs, leaseMs } = config;
  const { message } = await askBroker('/queues/results/receive', { waitMs, leaseMs });
  if (message === null) return;
  const context = { traceparent: message.traceparent };
  await span('handle results', 'server', async () => finish(message.body), context);
  await askBroker('/queues/results/ack', { receipt: message.receipt });
}

async function readResults() {
  for (;;) {
    await readResult().catch(async (error) => {
      log('warn', 'receive failed', { error: error.message });
      await wait(RETRY_MS);
    });
  }
}

/** Reports the broker's own numbers beside those of this service. */
async function watchQueues() {
  for (;;) {
    const queues = await askBroker('/queues', undefined, 'GET').catch(() => ({}));
    for (const [queue, { depth, leased, oldestMs, dead, redelivered }] of Object.entries(queues)) {
      gauge('queue_depth', depth, { queue });
      gauge('queue_leased', leased, { queue });
      gauge('queue_oldest_seconds', oldestMs / 1000, { queue });
      gauge('queue_parked', dead, { queue });
      gauge('queue_redelivered', redelivered, { queue });
    }
    await wait(500);
  }
}

const STATUS = { shipped: 201, rejected: 409, parked: 409, pending: 202 };

function isOrder({ order, warehouse, country, items }) {
  const isItem = ({ sku, quantity }) => typeof sku === 'string' && Number.isInteger(quantity) && quantity > 0;
  const texts = [order, warehouse, country];
  return texts.every((each) => typeof each === 'string') && Array.isArray(items) && items.length > 0 && items.every(isItem);
}

async function place(body, own) {
  if (!isOrder(body)) return [422, { error: 'an order has order, warehouse, country and items' }];
  own.attributes.order = body.order;
  if (!orders.has(body.order)) {
    orders.set(body.order, { order: body.order, state: 'pending' });
    await publish(body);
  }
  const known = orders.get(body.order);
  const end = known.state === 'pending' ? await endOf(body.order) : known;
  own.attributes.state = end.state;
  if (end.state === 'pending') log('warn', 'order still pending', { order: body.order, warehouse: body.warehouse });
  return [STATUS[end.state], end];
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

async function handle(request, own) {
  try {
    return await place(await readJson(request), own);
  } catch (error) {
    own.error = error.message;
    log('error', 'order failed', { error: error.message });
    return [503, { error: error.message }];
  }
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url === '/metrics') return response.end(metrics());
  const known = request.method === 'GET' && orders.get(request.url.replace('/orders/', ''));
  if (known) return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(known));
  if (request.method !== 'POST' || request.url !== '/orders') return response.writeHead(404).end('{}');
  const beganMs = Date.now();
  const [status, json] = await span('POST /orders', 'server', (own) => handle(request, own), {
    traceparent: request.headers.traceparent,
  });
  count('http_requests_total', { status });
  count('http_request_seconds_sum', {}, (Date.now() - beganMs) / 1000);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});

start('orders');
for (let worker = 0; worker < config.resultWorkers; worker += 1) readResults();
watchQueues();
server.listen(Number(PORT), '127.0.0.1', () => log('info', 'listening', { port: Number(PORT) }));
