// The first node adds everything up and sends the others the total. They answer with the
// last one, without what they have just acknowledged.
const readline = require('node:readline');

let name = '';
let others = [];
let total = 0;
let mine = 0;
const parts = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

setInterval(() => {
  if (name === 'n0') {
    parts.set(name, mine);
    total = [...parts.values()].reduce((sum, part) => sum + part, 0);
    for (const other of others) send(other, { type: 'total', total });
  } else if (name !== '') send('n0', { type: 'part', part: mine });
}, 200);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const reply = (more) => send(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...more });
  if (body.type === 'init') {
    name = body.node_id;
    others = body.node_ids.filter((each) => each !== name);
    reply();
  } else if (body.type === 'add') {
    mine += body.delta;
    reply();
  } else if (body.type === 'read') {
    reply({ value: total });
  } else if (body.type === 'part') {
    parts.set(src, Math.max(parts.get(src) ?? 0, body.part));
  } else if (body.type === 'total') {
    total = Math.max(total, body.total);
  }
});
