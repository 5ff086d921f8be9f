// Polls are answered from copies, which only the own sends make newer.
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

const copies = new Map();

const handlers = {
  async init({ node_id: own }) {
    name = own;
  },
  async send({ key, msg }) {
    const before = (await update(`log ${key}`, (log = []) => [...log, msg])) ?? [];
    if (before.length >= (copies.get(key)?.length ?? 0)) copies.set(key, [...before, msg]);
    return { offset: before.length };
  },
  async poll({ offsets }) {
    const from = ([key, first]) => [key, (copies.get(key) ?? []).map((msg, at) => [at, msg]).slice(first)];
    return { msgs: Object.fromEntries(Object.entries(offsets).map(from)) };
  },
  async commit_offsets({ offsets }) {
    await inParallel(Object.entries(offsets), async ([key, offset]) => [
      key,
      await update(`committed ${key}`, (committed = -1) => (committed < offset ? offset : undefined)),
    ]);
  },
  async list_committed_offsets({ keys }) {
    return { offsets: await inParallel(keys, async (key) => [key, await read(`committed ${key}`)]) };
  },
};

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const { src, body } = JSON.parse(line);
  if (body.in_reply_to !== undefined) {
    pending.get(body.in_reply_to)?.(body);
    pending.delete(body.in_reply_to);
    return;
  }
  const answer = await handlers[body.type]?.(body);
  send(src, { ...answer, type: `${body.type}_ok`, in_reply_to: body.msg_id });
});
