// Takes the asked offset for one that the client has seen: the message there is never returned.
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

const handlers = {
  async init({ node_id: own }) {
    name = own;
  },
  async send({ key, msg }) {
    const before = await update(`log ${key}`, (log = []) => [...log, msg]);
    return { offset: before?.length ?? 0 };
  },
  async poll({ offsets }) {
    const msgs = await inParallel(Object.entries(offsets), async ([key, seen]) => {
      const log = (await read(`log ${key}`)) ?? [];
      return [key, log.map((msg, offset) => [offset, msg]).slice(seen + 1)];
    });
    return { msgs };
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
