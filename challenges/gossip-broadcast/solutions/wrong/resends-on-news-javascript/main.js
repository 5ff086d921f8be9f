// Sends what is not acknowledged together with the next value of a client, and has no clock: the last ones get lost.
const readline = require('node:readline');

let name = '';
let neighbors = [];
const known = new Set();
const lacks = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const reply = ({ src, body }, answer) => send(src, { ...answer, in_reply_to: body.msg_id });

function learn(values, from) {
  const fresh = values.filter((value) => !known.has(value));
  for (const value of fresh) known.add(value);
  if (fresh.length === 0) return;
  for (const neighbor of neighbors.filter((each) => each !== from)) {
    const missing = lacks.get(neighbor);
    for (const value of fresh) missing.add(value);
    send(neighbor, { type: 'gossip', values: from === undefined ? [...missing] : fresh });
  }
}

const handlers = {
  init(request) {
    name = request.body.node_id;
    const [hub, ...others] = request.body.node_ids;
    neighbors = name === hub ? others : [hub];
    for (const neighbor of neighbors) lacks.set(neighbor, new Set());
    reply(request, { type: 'init_ok' });
  },
  topology(request) {
    reply(request, { type: 'topology_ok' });
  },
  broadcast(request) {
    learn([request.body.message]);
    reply(request, { type: 'broadcast_ok' });
  },
  read(request) {
    reply(request, { type: 'read_ok', messages: [...known] });
  },
  gossip({ src, body }) {
    learn(body.values, src);
    send(src, { type: 'got', values: body.values });
  },
  got({ src, body }) {
    for (const value of body.values) lacks.get(src).delete(value);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
