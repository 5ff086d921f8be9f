// Books a parcel at the carrier for each packed order, and reports what became of it.
const http = require('node:http');
const config = require('./config.json');
const { start, log, span, traceparent, count, gauge, metrics } = require('../telemetry/telemetry.js');

const { BROKER_URL, CARRIER_URL, PORT = '8080' } = process.env;

let busy = 0;

class CarrierError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function askBroker(path, json) {
  const response = await fetch(`${BROKER_URL}/queues/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...traceparent() },
    body: JSON.stringify(json),
    signal: AbortSignal.timeout(config.brokerTimeoutMs),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`the broker answered ${response.status}: ${body.error}`);
  return body;
}

/** The next message, or null when none comes in time. */
async function receive() {
  const { waitMs, leaseMs } = config;
  return (await askBroker('shipping/receive', { waitMs, leaseMs })).message;
}

/** Ends the lease of a message: ack, release or park. */
async function settle(message, how) {
  count('messages_total', { end: how });
  try {
    await askBroker(`shipping/${how}`, { receipt: message.receipt, delayMs: config.retryMs });
  } catch (error) {
    log('warn', 'lease not ended', { order: message.body.order, how, error: error.message });
  }
}

const report = (result) =>
  span('publish results', 'client', () => askBroker('results/messages', { group: result.order, body: result }));

/** Books a parcel. The carrier takes a second request for the same order as the first one. */
async function book({ order, country }) {
  return span('POST carrier/parcels', 'client', async (own) => {
    const response = await fetch(`${CARRIER_URL}/parcels`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...traceparent() },
      body: JSON.stringify({ order, country }),
      signal: AbortSignal.timeout(config.carrierTimeoutMs),
    });
    own.attributes['http.status'] = response.status;
    const body = await response.json();
    if (response.status !== 201) throw new CarrierError(response.status, `the carrier answered ${response.status}: ${body.error}`);
    return body.parcel;
  });
}


/** Ships an order. Answers how its message ends. */
async function ship(message) {
  const { order, country } = message.body;
  try {
    // The carrier does not deliver there.
    if (country === 'AQ') {
      const { attempt } = message;
      const error = 'the carrier answered 422: no delivery to AQ';
      await report({ order, state: 'parked', error });
      log('warn', 'order parked', { order, attempt, status: 422, error });
      return 'park';
    }
    const parcel = await book(message.body);
    await report({ order, state: 'shipped', parcel });
    log('info', 'shipped', { order, parcel });
    return 'ack';
  } catch (error) {
    const { attempt } = message;
    log('warn', 'shipping failed', { order, attempt, status: error.status, error: error.message });
    return 'release';
  }
}

async function handle(message) {
  const { attempt, lastEnd, body } = message;
  if (attempt > 1) log('info', 'message delivered again', { order: body.order, attempt, lastEnd });
  await settle(message, await ship(message));
}

async function work() {
  const message = await receive();
  if (message === null) return;
  const beganMs = Date.now();
  busy += 1;
  await span('handle shipping', 'server', (own) => {
    own.attributes.order = message.body.order;
    own.attributes.attempt = message.attempt;
    return handle(message);
  }, { traceparent: message.traceparent }).finally(() => (busy -= 1));
  count('handling_seconds_sum', {}, (Date.now() - beganMs) / 1000);
}

async function workForever() {
  for (;;) {
    await work().catch(async (error) => {
      log('warn', 'receive failed', { error: error.message });
      await wait(config.retryMs);
    });
  }
}

const server = http.createServer((request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url !== '/metrics') return response.writeHead(404).end('{}');
  gauge('workers_busy', busy);
  response.end(metrics());
});

start('shipping');
for (let worker = 0; worker < config.workers; worker += 1) workForever();
server.listen(Number(PORT), '127.0.0.1', () => log('info', 'listening', { port: Number(PORT) }));
