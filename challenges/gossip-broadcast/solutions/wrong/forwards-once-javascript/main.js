// Passes each value on to its neighbors once. What the network loses is lost.
const readline = require('node:readline');

let name = '';
let neighbors = [];
const known = new Set();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const reply = ({ src, body }, answer) => send(src, { ...answer, in_reply_to: body.msg_id });

function learn(value, from) {
  if (known.has(value)) return;
  known.add(value);
  for (const neighbor of neighbors) if (neighbor !== from) send(neighbor, { type: 'gossip', value });
}

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
  gossip({ src, body }) {
    learn(body.value, src);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
