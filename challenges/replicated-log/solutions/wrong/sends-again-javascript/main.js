// n0 has the logs. The others ask it again until it answers, and n0 appends the message again each time.
const readline = require('node:readline');

let name = '';
let lastId = 0;
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

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

setInterval(() => {
  for (const [id, { body }] of waiting) send('n0', { ...body, msg_id: id });
}, 150);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const reply = (fields) => send(src, { ...fields, type: `${body.type}_ok`, in_reply_to: body.msg_id });
  if (body.type === 'init') {
    name = body.node_id;
    reply({});
  } else if (body.in_reply_to !== undefined) {
    const asked = waiting.get(body.in_reply_to);
    if (asked === undefined) return;
    waiting.delete(body.in_reply_to);
    send(asked.src, { ...body, in_reply_to: asked.body.msg_id });
  } else if (name === 'n0') {
    reply(answer(body));
  } else {
    lastId += 1;
    waiting.set(lastId, { src, body });
    send('n0', { ...body, msg_id: lastId });
  }
});
