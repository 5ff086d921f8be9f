// n0 orders all messages and sends them to the others until they have them. Polls return what a node has, gaps or not.
const readline = require('node:readline');

let name = '';
let others = [];
let lastId = 0;
const logs = new Map();
const committed = new Map();
const asked = new Map();
const answers = new Map();
const unacknowledged = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const reply = ({ src, body }, fields) =>
  send(src, { ...fields, type: `${body.type}_ok`, in_reply_to: body.msg_id });

function put(key, offset, msg) {
  const log = logs.get(key) ?? new Map();
  logs.set(key, log.set(offset, msg));
}

/** Only n0 does that, once for each request. */
function append(request, key, msg) {
  const known = answers.get(request);
  if (known !== undefined) return known;
  const offset = logs.get(key)?.size ?? 0;
  put(key, offset, msg);
  answers.set(request, offset);
  for (const dest of others) {
    lastId += 1;
    unacknowledged.set(lastId, { dest, body: { type: 'entry', id: lastId, key, offset, msg } });
    send(dest, unacknowledged.get(lastId).body);
  }
  return offset;
}

function poll([key, first]) {
  const entries = [...(logs.get(key) ?? [])].filter(([offset]) => offset >= first);
  return [key, entries.sort(([one], [other]) => one - other)];
}

setInterval(() => {
  for (const { dest, body } of unacknowledged.values()) send(dest, body);
  for (const [request, { body }] of asked)
    send('n0', { type: 'append', request, key: body.key, msg: body.msg });
}, 200);

const handlers = {
  init(message) {
    name = message.body.node_id;
    others = message.body.node_ids.filter((each) => each !== name);
    reply(message, {});
  },
  send(message) {
    const { key, msg } = message.body;
    const request = `${name}-${msg}`;
    if (name === 'n0') return reply(message, { offset: append(request, key, msg) });
    asked.set(request, message);
    send('n0', { type: 'append', request, key, msg });
  },
  append({ src, body: { request, key, msg } }) {
    send(src, { type: 'appended', request, offset: append(request, key, msg) });
  },
  appended({ body: { request, offset } }) {
    if (asked.has(request)) reply(asked.get(request), { offset });
    asked.delete(request);
  },
  entry({ src, body: { id, key, offset, msg } }) {
    put(key, offset, msg);
    send(src, { type: 'have', id });
  },
  have({ body: { id } }) {
    unacknowledged.delete(id);
  },
  poll(message) {
    reply(message, { msgs: Object.fromEntries(Object.entries(message.body.offsets).map(poll)) });
  },
  commit_offsets(message) {
    for (const [key, offset] of Object.entries(message.body.offsets))
      committed.set(key, Math.max(offset, committed.get(key) ?? 0));
    reply(message, {});
  },
  list_committed_offsets(message) {
    const known = [...committed].filter(([key]) => message.body.keys.includes(key));
    reply(message, { offsets: Object.fromEntries(known) });
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  handlers[message.body.type]?.(message);
});
