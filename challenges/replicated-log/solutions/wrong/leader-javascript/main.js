// n0 has the only logs. Right, but whoever cannot reach it has no answer.
const readline = require('node:readline');

let name = '';
const handled = new Set();

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

const logs = new Map();
const committed = new Map();

function answer({ type, key, msg, keys, offsets = {} }) {
  const log = logs.get(key) ?? [];
  if (type === 'send') {
    logs.set(key, [...log, msg]);
    return { offset: log.length };
  }
  if (type === 'poll') {
    const from = ([each, first]) => [
      each,
      (logs.get(each) ?? []).map((value, at) => [at, value]).slice(first),
    ];
    return { msgs: Object.fromEntries(Object.entries(offsets).map(from)) };
  }
  for (const [each, offset] of Object.entries(offsets))
    committed.set(each, Math.max(offset, committed.get(each) ?? 0));
  return keys === undefined
    ? {}
    : { offsets: Object.fromEntries([...committed].filter(([each]) => keys.includes(each))) };
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const reply = (fields) => send(name, src, { ...fields, type: `${body.type}_ok`, in_reply_to: body.msg_id });
  if (body.type === 'init') {
    name = body.node_id;
    return reply({});
  }
  // Forwarded as it is: n0 answers the client.
  if (name !== 'n0') return send(src, 'n0', body);
  const request = `${src} ${body.msg_id}`;
  if (handled.has(request)) return;
  handled.add(request);
  reply(answer(body));
});
