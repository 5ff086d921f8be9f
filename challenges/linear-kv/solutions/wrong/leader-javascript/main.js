// n0 has the only copy. Right, but whoever cannot reach it has no answer.
const readline = require('node:readline');

let name = '';
const values = new Map();
const handled = new Set();

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

function apply({ type, key, value, from, to }) {
  if (type === 'write') {
    values.set(key, value);
    return { type: 'write_ok' };
  }
  if (!values.has(key)) return { type: 'error', code: 20 };
  if (type === 'read') return { type: 'read_ok', value: values.get(key) };
  if (values.get(key) !== from) return { type: 'error', code: 22 };
  values.set(key, to);
  return { type: 'cas_ok' };
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
  send(name, src, { ...apply(body), in_reply_to: body.msg_id });
});
