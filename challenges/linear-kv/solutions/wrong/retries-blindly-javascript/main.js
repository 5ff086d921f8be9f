// n0 has the only copy. The others ask it again until it answers, and n0 does everything once more each time.
const readline = require('node:readline');

let name = '';
let lastId = 0;
const values = new Map();
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

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

setInterval(() => {
  for (const [id, { body }] of waiting) send('n0', { ...body, msg_id: id });
}, 120);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else if (body.in_reply_to !== undefined) {
    const asked = waiting.get(body.in_reply_to);
    if (asked === undefined) return;
    waiting.delete(body.in_reply_to);
    send(asked.src, { ...body, in_reply_to: asked.body.msg_id });
  } else if (name === 'n0') {
    send(src, { ...apply(body), in_reply_to: body.msg_id });
  } else {
    lastId += 1;
    waiting.set(lastId, { src, body });
    send('n0', { ...body, msg_id: lastId });
  }
});
