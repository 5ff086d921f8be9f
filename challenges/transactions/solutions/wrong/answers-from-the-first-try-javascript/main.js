const readline = require('node:readline');

// All lists lie under one key. A transaction is worked out, then stored with cas; when somebody else was faster, the appends are
// stored on top of what they left.
let name;
let nextId = 0;
let database = null; // the newest value that this node has seen
const waiting = [];
const answers = new Map();

const send = (dest, body) => process.stdout.write(JSON.stringify({ src: name, dest, body }) + '\n');

function ask(body) {
  const msg_id = ++nextId;
  send('lin-kv', { ...body, key: 'lists', msg_id });
  return new Promise((resolve) => answers.set(msg_id, resolve));
}

function run(txn, lists) {
  return txn.map(([action, key, value]) => {
    const list = (lists[key] ??= []);
    if (action === 'r') return ['r', key, [...list]];
    list.push(value);
    return [action, key, value];
  });
}

function withAppends(lists, batch) {
  const next = structuredClone(lists ?? {});
  for (const { body } of batch) {
    for (const [action, key, value] of body.txn) if (action === 'append') (next[key] ??= []).push(value);
  }
  return next;
}

async function commit(batch) {
  const scratch = structuredClone(database ?? {});
  const results = batch.map(({ body }) => run(body.txn, scratch));
  for (;;) {
    const to = withAppends(database, batch);
    const { type } = await ask({ type: 'cas', from: database, to, create_if_not_exists: true });
    if (type === 'cas_ok') {
      database = to;
      break;
    }
    const answer = await ask({ type: 'read' });
    if (answer.type === 'read_ok') database = answer.value;
  }
  batch.forEach(({ src, body }, i) => send(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn: results[i] }));
}

let busy = false;
async function work() {
  if (busy) return;
  busy = true;
  while (waiting.length > 0) await commit(waiting.splice(0));
  busy = false;
}

function handle({ src, body }) {
  if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else if (body.type === 'txn') {
    waiting.push({ src, body });
    void work();
  } else {
    answers.get(body.in_reply_to)?.(body);
    answers.delete(body.in_reply_to);
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line)));
