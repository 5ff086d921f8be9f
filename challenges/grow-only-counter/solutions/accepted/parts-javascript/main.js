// Each node owns one part of the sum. Tables of parts go to random nodes on a timer, and the larger number wins.
const readline = require('node:readline');

const EVERY_MS = 250;
const PARTNERS = 2;

let name = '';
let others = [];
const parts = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function merge(theirs) {
  for (const [node, total] of Object.entries(theirs)) parts.set(node, Math.max(total, parts.get(node) ?? 0));
}

function gossip() {
  const body = { type: 'parts', parts: Object.fromEntries(parts) };
  for (let count = 0; count < PARTNERS; count += 1) {
    const partner = others[Math.floor(Math.random() * others.length)];
    if (partner !== undefined) send(partner, body);
  }
}

const handlers = {
  init({ node_id: own, node_ids: all }) {
    name = own;
    others = all.filter((each) => each !== own);
    parts.set(own, 0);
    setInterval(gossip, EVERY_MS);
    return { type: 'init_ok' };
  },
  add({ delta }) {
    parts.set(name, parts.get(name) + delta);
    return { type: 'add_ok' };
  },
  read() {
    return { type: 'read_ok', value: [...parts.values()].reduce((sum, part) => sum + part, 0) };
  },
  parts({ parts: theirs }) {
    merge(theirs);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const answer = handlers[body.type]?.(body);
  if (answer !== undefined) send(src, { ...answer, in_reply_to: body.msg_id });
});
