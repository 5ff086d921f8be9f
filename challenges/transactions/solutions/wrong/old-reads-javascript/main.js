// After a lost cas only the appends are done again. The answer has what was read at first.
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

async function handle(message) {
  waiting.push(message);
  if (isBusy) return;
  isBusy = true;
  while (waiting.length > 0) await commit(waiting.splice(0));
  isBusy = false;
}

async function commit(batch) {
  let answers;
  for (;;) {
    const { value: from = {} } = await ask({ type: 'read', key: 'state' });
    const to = { ...from };
    const done = batch.map(({ body }) => run(body.txn, to));
    answers ??= done;
    const { type } = await ask({ type: 'cas', key: 'state', from, to, create_if_not_exists: true });
    if (type === 'cas_ok') break;
  }
  for (const [at, { src, body }] of batch.entries())
    send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn: answers[at] });
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
