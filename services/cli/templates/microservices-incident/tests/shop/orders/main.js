// Takes orders, and asks the stock what is left.
const http = require('node:http');
const config = require('./config.json');
const { start, log, span, traceparent, count, metrics } = require('../telemetry/telemetry.js');

const { STOCK_URL, PORT = '8080' } = process.env;

async function askStock(item) {
  return span('GET stock', 'client', async () => {
    count('dependency_requests_total', { to: 'stock' });
    const signal = AbortSignal.timeout(config.stockTimeoutMs);
    const response = await fetch(`${STOCK_URL}/items/${item}`, { headers: traceparent(), signal });
    return { status: response.status, body: await response.json() };
  });
}

async function take({ item, quantity }) {
  if (item === undefined || !Number.isInteger(quantity))
    return [422, { error: 'an order has item and quantity' }];
  try {
    const { status, body } = await askStock(item);
    if (status !== 200) return [status, body];
    log('info', 'order taken', { item, quantity });
    return [201, { item, quantity, left: body.left }];
  } catch (error) {
    log('error', 'order failed', { item, error: error.message });
    return [502, { error: `no answer from the stock: ${error.message}` }];
  }
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url === '/metrics') return response.end(metrics());
  const [status, json] = await span('POST /orders', 'server', async () =>
    take(await readJson(request).catch(() => ({}))),
  );
  count('http_requests_total', { status });
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});

start('orders');
server.listen(Number(PORT), '127.0.0.1');
