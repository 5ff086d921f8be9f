// The whole state is one value of lin-kv. A loop runs all transactions that wait on it, and commits them with one cas.
const readline = require('node:readline');

const STORE = 'lin-kv';
const STATE = 'state';

let name = '';
let lastId = 0;
let isWorking = false;
const waiting = [];
const pending = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function ask(body) {
  lastId += 1;
  const id = lastId;
  send(STORE, { ...body, key: STATE, msg_id: id });
  return new Promise((resolve) => pending.set(id, resolve));
}

/** Runs a transaction on lists by key, which it changes; answers what it did. */
function run(txn, lists) {
  return txn.map(([type, key, value]) => {
    if (type === 'r') return [type, key, [...(lists[key] ?? [])]];
    lists[key] = [...(lists[key] ?? []), value];
    return [type, key, value];
  });
}

/** Tries once; answers undefined where somebody else was faster. */
async function commit(batch) {
  const { value: before = {} } = await ask({ type: 'read' });
  batch.push(...waiting.splice(0));
  const after = { ...before };
  const answers = batch.map(({ body }) => run(body.txn, after));
  if (!batch.some(({ body }) => body.txn.some(([type]) => type === 'append'))) return answers;
  const { type } = await ask({ type: 'cas', from: before, to: after, create_if_not_exists: true });
  return type === 'cas_ok' ? answers : undefined;
}

async function work() {
  if (isWorking) return;
  isWorking = true;
  while (waiting.length > 0) {
    const batch = [];
    let answers;
    while (answers === undefined) answers = await commit(batch);
    for (const [at, { src, body }] of batch.entries())
      send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn: answers[at] });
  }
  isWorking = false;
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
  } else if (body.type === 'txn') {
    waiting.push(message);
    void work();
  }
});
