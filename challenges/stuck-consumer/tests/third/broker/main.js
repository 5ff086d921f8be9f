// The broker of the shop: queues of messages that are leased, acknowledged, released or parked.
//
// A group has one message out at a time, and keeps its order. A lease that ends without a word is delivered again. As brokers
// do, this one answers 503 now and then, and sometimes forgets a connection on which a consumer waits.
const http = require('node:http');
const { randomUUID } = require('node:crypto');

const TICK_MS = 20;
const UNAVAILABLE_EVERY = 12;
const queues = new Map();

function queueOf(name) {
  if (!queues.has(name)) queues.set(name, { messages: [], waiting: [], dead: 0, redelivered: 0, receives: 0 });
  return queues.get(name);
}

/** The oldest message that may go out: the first of its group, not leased, not held back. */
function nextOf({ messages }) {
  const groups = new Set();
  return messages.find(({ group, lease, notBeforeMs }) => {
    if (groups.has(group)) return false;
    groups.add(group);
    return lease === undefined && notBeforeMs <= Date.now();
  });
}

function lend(queue, message, leaseMs) {
  message.attempt += 1;
  if (message.attempt > 1) queue.redelivered += 1;
  message.lease = { receipt: randomUUID(), untilMs: Date.now() + leaseMs };
  const { id, group, attempt, lastEnd, traceparent, body } = message;
  return { id, group, attempt, lastEnd, traceparent, body, receipt: message.lease.receipt };
}

function tick(queue) {
  for (const message of queue.messages) {
    if (message.lease === undefined || message.lease.untilMs > Date.now()) continue;
    message.lease = undefined;
    message.lastEnd = 'expired';
  }
  queue.waiting = queue.waiting.filter((waiter) => {
    const message = waiter.isForgotten ? undefined : nextOf(queue);
    if (message !== undefined) waiter.answer([200, { message: lend(queue, message, waiter.leaseMs) }]);
    else if (waiter.untilMs <= Date.now() && !waiter.isForgotten) waiter.answer([200, { message: null }]);
    else return !waiter.isClosed();
    return false;
  });
}

function receive(queue, { waitMs, leaseMs }, isClosed) {
  queue.receives += 1;
  const turn = queue.receives % UNAVAILABLE_EVERY;
  if (turn === 3) return [503, { error: 'the broker moves this queue' }];
  const message = nextOf(queue);
  if (message !== undefined) return [200, { message: lend(queue, message, leaseMs) }];
  return new Promise((answer) =>
    queue.waiting.push({ answer, leaseMs, isClosed, untilMs: Date.now() + waitMs, isForgotten: turn === 1 || turn === 7 }),
  );
}

function publish(queue, { group, body }, traceparent) {
  const message = { id: randomUUID(), group, body, traceparent, attempt: 0, notBeforeMs: 0, atMs: Date.now() };
  queue.messages.push(message);
  tick(queue);
  return [201, { id: message.id }];
}

/** Ends a lease: `ack` and `park` take the message out of the queue, `release` lets it go out again. */
function settle(queue, how, { receipt, delayMs = 0 }) {
  const message = queue.messages.find(({ lease }) => lease?.receipt === receipt);
  if (message === undefined) return [410, { error: 'this lease is over' }];
  if (how === 'release') {
    Object.assign(message, { lease: undefined, lastEnd: 'released', notBeforeMs: Date.now() + delayMs });
  } else {
    queue.messages = queue.messages.filter((each) => each !== message);
    if (how === 'park') queue.dead += 1;
  }
  tick(queue);
  return [200, {}];
}

function overview() {
  const all = [...queues].map(([name, { messages, dead, redelivered }]) => {
    const oldestMs = messages.length === 0 ? 0 : Date.now() - Math.min(...messages.map(({ atMs }) => atMs));
    const leased = messages.filter(({ lease }) => lease !== undefined).length;
    return [name, { depth: messages.length, leased, oldestMs, dead, redelivered }];
  });
  return [200, Object.fromEntries(all)];
}

function answer(method, path, body, { headers, isClosed }) {
  if (path === '/healthz') return [200, { status: 'ok' }];
  if (method === 'GET' && path === '/queues') return overview();
  const [, name, what] = /^\/queues\/([a-z-]+)\/(messages|receive|ack|release|park)$/.exec(path) ?? [];
  if (method !== 'POST' || name === undefined) return [404, { error: 'nothing answers here' }];
  if (what === 'messages') return publish(queueOf(name), body, headers.traceparent);
  if (what === 'receive') return receive(queueOf(name), body, isClosed);
  return settle(queueOf(name), what, body);
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
  const isClosed = () => response.destroyed;
  const [status, json] = await answer(request.method, request.url, body, { headers: request.headers, isClosed });
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});
setInterval(() => queues.forEach(tick), TICK_MS);
server.listen(Number(process.env.PORT ?? '8080'), '127.0.0.1');
