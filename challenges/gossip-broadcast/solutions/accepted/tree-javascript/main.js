// A tree of depth two. For each neighbor, what it lacks is collected and sent together, again until it is acknowledged.
const readline = require('node:readline');

const EVERY_MS = 150;
const AGAIN_AFTER_MS = 500;
const CHILDREN = 5;

const known = new Set();
const neighbors = new Map();
let name = '';
let lastId = 0;

function send(dest, body) {
  process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
}

function reply({ src, body }, answer) {
  send(src, { ...answer, in_reply_to: body.msg_id });
}

function join(nodeIds) {
  const at = nodeIds.indexOf(name);
  const tree = nodeIds.filter((_, other) => {
    const [low, high] = other < at ? [other, at] : [at, other];
    return low !== high && Math.floor((high - 1) / CHILDREN) === low;
  });
  for (const each of tree) neighbors.set(each, { lacks: new Map(), batches: new Map() });
  setInterval(sendBatches, EVERY_MS);
}

function learn(value, from) {
  if (known.has(value)) return;
  known.add(value);
  for (const [neighbor, { lacks }] of neighbors) if (neighbor !== from) lacks.set(value, 0);
}

function sendBatches() {
  const now = Date.now();
  for (const [neighbor, { lacks, batches }] of neighbors) {
    const due = [...lacks].filter(([, sentAt]) => now - sentAt >= AGAIN_AFTER_MS).map(([value]) => value);
    if (due.length === 0) continue;
    for (const value of due) lacks.set(value, now);
    lastId += 1;
    batches.set(lastId, due);
    send(neighbor, { type: 'gossip', msg_id: lastId, values: due });
  }
}

const handlers = {
  init(request) {
    name = request.body.node_id;
    join(request.body.node_ids);
    reply(request, { type: 'init_ok' });
  },
  topology(request) {
    reply(request, { type: 'topology_ok' });
  },
  broadcast(request) {
    learn(request.body.message);
    reply(request, { type: 'broadcast_ok' });
  },
  read(request) {
    reply(request, { type: 'read_ok', messages: [...known] });
  },
  gossip(request) {
    for (const value of request.body.values) learn(value, request.src);
    reply(request, { type: 'gossip_ok' });
  },
  gossip_ok({ src, body }) {
    const { lacks, batches } = neighbors.get(src);
    for (const value of batches.get(body.in_reply_to) ?? []) lacks.delete(value);
    batches.delete(body.in_reply_to);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
