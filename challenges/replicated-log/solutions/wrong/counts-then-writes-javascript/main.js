// Takes a number from a counter, and then writes the message: readers may see a number before the one below it.
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
    const offset = (await update(`next ${key}`, (next = 0) => next + 1)) ?? 0;
    await ask({ type: 'write', key: `${key} at ${offset}`, value: msg });
    return { offset };
  },
  async poll({ offsets }) {
    const msgs = await inParallel(Object.entries(offsets), async ([key, first]) => {
      const next = (await read(`next ${key}`)) ?? 0;
      const places = Array.from({ length: Math.max(0, next - first) }, (_, at) => first + at);
      const found = await Promise.all(
        places.map(async (offset) => [offset, await read(`${key} at ${offset}`)]),
      );
      return [key, found.filter(([, msg]) => msg !== undefined)];
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
