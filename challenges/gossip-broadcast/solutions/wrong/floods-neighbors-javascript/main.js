// Right, and expensive: each value goes to each neighbor by itself, and again until it is acknowledged.
const readline = require('node:readline');

let name = '';
let lastId = 0;
let neighbors = [];
const known = new Set();
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const reply = ({ src, body }, answer) => send(src, { ...answer, in_reply_to: body.msg_id });

function learn(value, from) {
  if (known.has(value)) return;
  known.add(value);
  for (const neighbor of neighbors) {
    if (neighbor === from) continue;
    lastId += 1;
    const message = { type: 'gossip', msg_id: lastId, value };
    waiting.set(lastId, { neighbor, message });
    send(neighbor, message);
  }
}

setInterval(() => {
  for (const { neighbor, message } of waiting.values()) send(neighbor, message);
}, 1500);

const handlers = {
  init(request) {
    name = request.body.node_id;
    reply(request, { type: 'init_ok' });
  },
  topology(request) {
    neighbors = request.body.topology[name];
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
    learn(request.body.value, request.src);
    reply(request, { type: 'gossip_ok' });
  },
  gossip_ok({ body }) {
    waiting.delete(body.in_reply_to);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
