// n0 has the only lists. Serializable, but whoever cannot reach it has no answer.
const readline = require('node:readline');

let name = '';
const lists = new Map();
const handled = new Set();

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

function act([type, key, value]) {
  const list = lists.get(key) ?? [];
  if (type === 'r') return [type, key, list];
  lists.set(key, [...list, value]);
  return [type, key, value];
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.type === 'init') {
    name = body.node_id;
    return send(name, src, { type: 'init_ok', in_reply_to: body.msg_id });
  }
  // Forwarded as it is: n0 answers the client.
  if (name !== 'n0') return send(src, 'n0', body);
  const request = `${src} ${body.msg_id}`;
  if (handled.has(request)) return;
  handled.add(request);
  send(name, src, { type: 'txn_ok', in_reply_to: body.msg_id, txn: body.txn.map(act) });
});
