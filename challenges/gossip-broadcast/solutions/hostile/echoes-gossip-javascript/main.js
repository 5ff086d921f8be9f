// Answers each message of a node with two.
const readline = require('node:readline');

let name = '';
let others = [];

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.type === 'init') {
    name = body.node_id;
    others = body.node_ids.filter((each) => each !== name);
  }
  if (body.msg_id !== undefined) send(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, messages: [] });
  if (body.type === 'init') return;
  for (const other of others.slice(0, 2)) send(other, { type: 'gossip', values: 'x'.repeat(2_000) });
});
