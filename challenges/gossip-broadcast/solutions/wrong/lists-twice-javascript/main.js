// Repeats values until they are acknowledged, and adds what comes again a second time.
const readline = require('node:readline');

let name = '';
let hub = '';
let others = [];
const messages = [];
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const reply = ({ src, body }, answer) => send(src, { ...answer, in_reply_to: body.msg_id });

function offer(value, from) {
  for (const neighbor of name === hub ? others : [hub])
    if (neighbor !== from) waiting.set(`${neighbor} ${value}`, { neighbor, value });
}

setInterval(() => {
  const batches = new Map();
  for (const { neighbor, value } of waiting.values())
    batches.set(neighbor, [...(batches.get(neighbor) ?? []), value]);
  for (const [neighbor, values] of batches) send(neighbor, { type: 'gossip', values });
}, 600);

const handlers = {
  init(request) {
    name = request.body.node_id;
    [hub, ...others] = request.body.node_ids;
    reply(request, { type: 'init_ok' });
  },
  topology(request) {
    reply(request, { type: 'topology_ok' });
  },
  broadcast(request) {
    messages.push(request.body.message);
    offer(request.body.message);
    reply(request, { type: 'broadcast_ok' });
  },
  read(request) {
    reply(request, { type: 'read_ok', messages });
  },
  gossip({ src, body }) {
    for (const value of body.values) {
      if (!messages.includes(value)) offer(value, src);
      messages.push(value);
    }
    send(src, { type: 'got', values: body.values });
  },
  got({ src, body }) {
    for (const value of body.values) waiting.delete(`${src} ${value}`);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
