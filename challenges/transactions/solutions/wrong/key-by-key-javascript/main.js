// Each list has a key of its own in the store, and each action is done by itself: others see the middle of a transaction.
const readline = require('node:readline');

let name = '';
let lastId = 0;
const pending = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function ask(body) {
  lastId += 1;
  const id = lastId;
  send('lin-kv', { ...body, msg_id: id });
  return new Promise((resolve) => pending.set(id, resolve));
}

async function append(key, value) {
  for (;;) {
    const { value: list = [] } = await ask({ type: 'read', key });
    const to = [...list, value];
    const { type } = await ask({ type: 'cas', key, from: list, to, create_if_not_exists: true });
    if (type === 'cas_ok') return ['append', key, value];
  }
}

async function read(key) {
  const { value: list = [] } = await ask({ type: 'read', key });
  return ['r', key, list];
}

async function handle({ src, body }) {
  const txn = [];
  for (const [type, key, value] of body.txn)
    txn.push(type === 'r' ? await read(key) : await append(key, value));
  send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  const { src, body } = message;
  if (body.in_reply_to !== undefined) {
    pending.get(body.in_reply_to)?.(body);
    pending.delete(body.in_reply_to);
  } else if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else {
    void handle(message);
  }
});
