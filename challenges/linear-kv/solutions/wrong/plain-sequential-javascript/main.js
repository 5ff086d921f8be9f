// Passes every request on to seq-kv, whose reads may be old.
const readline = require('node:readline');

const STORE = 'seq-kv';

let name = '';
let lastId = 0;
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else if (body.in_reply_to === undefined) {
    lastId += 1;
    waiting.set(lastId, { src, id: body.msg_id });
    send(STORE, { ...body, msg_id: lastId });
  } else {
    const asked = waiting.get(body.in_reply_to);
    waiting.delete(body.in_reply_to);
    send(asked.src, { ...body, in_reply_to: asked.id });
  }
});
