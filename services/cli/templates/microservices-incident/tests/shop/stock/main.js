// Answers how many of an item are left. The warehouse takes a quarter of a second for a look-up.
const http = require('node:http');
const { start, log, span, count, gauge, metrics } = require('../telemetry/telemetry.js');

const LOOK_UP_MS = 250;
const SHELVES = 20;
let waiting = 0;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function lookUp(item) {
  await wait(LOOK_UP_MS);
  const shelf = Number(item);
  return shelf >= 1 && shelf <= SHELVES
    ? [200, { item, left: 40 + shelf }]
    : [404, { error: 'there is no such item' }];
}

async function answer(item) {
  waiting += 1;
  const [status, json] = await lookUp(item);
  waiting -= 1;
  log('info', 'looked up', { item, status });
  return [status, json];
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('{"status":"ok"}');
  if (request.url === '/metrics') {
    gauge('lookups_waiting', waiting);
    return response.end(metrics());
  }
  const item = request.url.replace('/items/', '');
  const { traceparent } = request.headers;
  const [status, json] = await span('GET /items', 'server', () => answer(item), { traceparent });
  count('http_requests_total', { status });
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});

start('stock');
server.listen(Number(process.env.PORT ?? '8080'), '127.0.0.1');
