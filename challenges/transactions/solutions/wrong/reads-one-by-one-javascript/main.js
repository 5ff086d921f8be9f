// Transactions with appends are committed with one cas. Those that only read ask the store anew for each list.
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

const answer = ({ src, body }, txn) => send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn });

async function readOnly(message) {
  const txn = [];
  for (const [type, key] of message.body.txn) {
    const { value: lists = {} } = await ask({ type: 'read', key: 'state' });
    txn.push([type, key, lists[key] ?? []]);
  }
  answer(message, txn);
}

async function handle(message) {
  if (message.body.txn.every(([type]) => type === 'r')) return readOnly(message);
  waiting.push(message);
  if (isBusy) return;
  isBusy = true;
  while (waiting.length > 0) await commit(waiting.splice(0));
  isBusy = false;
}

async function commit(batch) {
  for (;;) {
    const { value: from = {} } = await ask({ type: 'read', key: 'state' });
    const to = { ...from };
    batch.push(...waiting.splice(0));
    const answers = batch.map(({ body }) => run(body.txn, to));
    const { type } = await ask({ type: 'cas', key: 'state', from, to, create_if_not_exists: true });
    if (type !== 'cas_ok') continue;
    for (const [at, message] of batch.entries()) answer(message, answers[at]);
    return;
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
