// Snapshot isolation: after a lost cas, a batch keeps what it has read, as long as nobody has changed what it writes.
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

const isSame = (one, other) => JSON.stringify(one ?? []) === JSON.stringify(other ?? []);

function run(txn, lists) {
  return txn.map(([type, key, value]) => {
    const list = lists[key] ?? [];
    if (type === 'r') return [type, key, list];
    lists[key] = [...list, value];
    return [type, key, value];
  });
}

const state = async () => (await ask({ type: 'read', key: 'state' })).value ?? {};

async function swap(from, to) {
  const { type } = await ask({ type: 'cas', key: 'state', from, to, create_if_not_exists: true });
  return type === 'cas_ok';
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
  const appends = batch.flatMap(({ body }) => body.txn.filter(([type]) => type === 'append'));
  const written = new Set(appends.map(([, key]) => key));
  let snapshot;
  let answers;
  for (;;) {
    const newest = await state();
    const isUntouched =
      snapshot !== undefined && [...written].every((key) => isSame(snapshot[key], newest[key]));
    const to = { ...newest };
    if (isUntouched) {
      run(appends, to);
    } else {
      snapshot = newest;
      answers = batch.map(({ body }) => run(body.txn, to));
    }
    if (await swap(newest, to)) break;
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
