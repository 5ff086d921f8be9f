// Answers from the state that it knows, and commits afterwards, on whatever the state is by then.
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

let known = {};

function run(txn, lists) {
  return txn.map(([type, key, value]) => {
    const list = lists[key] ?? [];
    if (type === 'r') return [type, key, list];
    lists[key] = [...list, value];
    return [type, key, value];
  });
}

let isBusy = false;
const waiting = [];

async function handle({ src, body }) {
  send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn: run(body.txn, known) });
  waiting.push(body.txn);
  if (isBusy) return;
  isBusy = true;
  while (waiting.length > 0) await commit(waiting.splice(0));
  isBusy = false;
}

async function commit(batch) {
  for (;;) {
    const { value: from = {} } = await ask({ type: 'read', key: 'state' });
    const to = { ...from };
    for (const txn of batch) run(txn, to);
    known = { ...to };
    for (const txn of waiting) run(txn, known);
    const { type } = await ask({ type: 'cas', key: 'state', from, to, create_if_not_exists: true });
    if (type === 'cas_ok') return;
  }
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
