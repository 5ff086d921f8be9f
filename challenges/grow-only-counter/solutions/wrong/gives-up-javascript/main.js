// Adds have names and count once, but each is sent only five times in all: too few for a partition.
const readline = require('node:readline');

const TRIES = 5;

let name = '';
let others = [];
let total = 0;
let lastAdd = 0;
const seen = new Set();
const open = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function count(id, delta) {
  if (seen.has(id)) return;
  seen.add(id);
  total += delta;
}

setInterval(() => {
  for (const [key, each] of open) {
    send(each.dest, { type: 'plus', id: each.id, delta: each.delta });
    each.tries += 1;
    if (each.tries === TRIES) open.delete(key);
  }
}, 200);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const reply = (more) => send(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...more });
  if (body.type === 'init') {
    name = body.node_id;
    others = body.node_ids.filter((each) => each !== name);
    reply();
  } else if (body.type === 'add') {
    lastAdd += 1;
    const id = `${name}-${lastAdd}`;
    count(id, body.delta);
    for (const dest of others) open.set(`${dest} ${id}`, { dest, id, delta: body.delta, tries: 0 });
    reply();
  } else if (body.type === 'read') {
    reply({ value: total });
  } else if (body.type === 'plus') {
    count(body.id, body.delta);
    send(src, { type: 'counted', id: body.id });
  } else if (body.type === 'counted') {
    open.delete(`${src} ${body.id}`);
  }
});
