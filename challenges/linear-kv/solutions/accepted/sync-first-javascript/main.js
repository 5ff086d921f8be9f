// A change always meets the newest state of seq-kv, and what the same node asks afterwards is no older. So each request is
// preceded by a write that means nothing.
const readline = require('node:readline');

const STORE = 'seq-kv';

let name = '';
let lastId = 0;
const waiting = new Map();

function send(dest, body) {
  process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
}

function ask(body) {
  lastId += 1;
  const id = lastId;
  send(STORE, { ...body, msg_id: id });
  return new Promise((resolve) => waiting.set(id, resolve));
}

async function handle({ src, body }) {
  const { msg_id: id, ...operation } = body;
  await ask({ type: 'write', key: `sync ${name}`, value: lastId });
  const { msg_id: _, ...answer } = await ask(operation);
  send(src, { ...answer, in_reply_to: id });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  const { src, body } = message;
  if (body.in_reply_to !== undefined) {
    waiting.get(body.in_reply_to)?.(body);
    waiting.delete(body.in_reply_to);
  } else if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else {
    void handle(message);
  }
});
