// n0 orders all changes and sends them to the others, which read from their own copies: old ones while they are apart.
const readline = require('node:readline');

let name = '';
let others = [];
let changes = 0;
const values = new Map();
const changedAt = new Map();
const handled = new Set();

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

function set(key, value, change) {
  if (change <= (changedAt.get(key) ?? 0)) return;
  values.set(key, value);
  changedAt.set(key, change);
}

function change(key, value) {
  changes += 1;
  set(key, value, changes);
  for (const other of others) send(name, other, { type: 'copy', key, value, change: changes });
}

function apply({ type, key, value, from, to }) {
  if (type === 'write') {
    change(key, value);
    return { type: 'write_ok' };
  }
  if (!values.has(key)) return { type: 'error', code: 20 };
  if (values.get(key) !== from) return { type: 'error', code: 22 };
  change(key, to);
  return { type: 'cas_ok' };
}

const read = (key) =>
  values.has(key) ? { type: 'read_ok', value: values.get(key) } : { type: 'error', code: 20 };

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const answer = (reply) => send(name, src, { ...reply, in_reply_to: body.msg_id });
  if (body.type === 'init') {
    name = body.node_id;
    others = body.node_ids.filter((each) => each !== name);
    return answer({ type: 'init_ok' });
  }
  if (body.type === 'copy') return set(body.key, body.value, body.change);
  if (body.type === 'read') return answer(read(body.key));
  if (name !== 'n0') return send(src, 'n0', body);
  const request = `${src} ${body.msg_id}`;
  if (handled.has(request)) return;
  handled.add(request);
  answer(apply(body));
});
