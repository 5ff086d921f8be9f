// Sends each number until it is acknowledged. Where the acknowledgement gets lost, the number is added again.
const readline = require('node:readline');

let name = '';
let others = [];
let total = 0;
let lastId = 0;
const unacknowledged = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function spread(delta) {
  for (const dest of others) {
    lastId += 1;
    unacknowledged.set(lastId, { dest, delta, sentAt: Date.now() });
    send(dest, { type: 'plus', msg_id: lastId, delta });
  }
}

setInterval(() => {
  const now = Date.now();
  for (const [id, each] of unacknowledged) {
    if (now - each.sentAt < 1000) continue;
    each.sentAt = now;
    send(each.dest, { type: 'plus', msg_id: id, delta: each.delta });
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
    total += body.delta;
    spread(body.delta);
    reply();
  } else if (body.type === 'read') {
    reply({ value: total });
  } else if (body.type === 'plus') {
    total += body.delta;
    reply();
  } else if (body.type === 'plus_ok') {
    unacknowledged.delete(body.in_reply_to);
  }
});
