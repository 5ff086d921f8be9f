// Every entry is a key of its own. Creating it claims the offset, so number and message are one step; what exists stays as it is.
const { createInterface } = require('node:readline');

let me = '';
let calls = 0;
const open = {};
const known = {};
const claims = {};

const say = (dest, body) => console.log(JSON.stringify({ src: me, dest, body }));
const call = (body) =>
  new Promise((resolve) => {
    open[++calls] = resolve;
    say('lin-kv', { ...body, msg_id: calls });
  });
const get = async (key) => (await call({ type: 'read', key })).value;
const entriesOf = (log) => (known[log] ??= []);

/** Learns what lies behind the end of the own copy, up to the first offset that is free. */
async function catchUp(log) {
  for (;;) {
    const from = entriesOf(log).length;
    const next = await Promise.all([0, 1, 2, 3].map((n) => get(`${log}/${from + n}`)));
    const free = next.indexOf(undefined);
    const found = free < 0 ? next : next.slice(0, free);
    for (const [n, msg] of found.entries()) entriesOf(log)[from + n] = msg;
    if (free >= 0) return;
  }
}

/** Tries the first offset that is free here; one claim of a log at a time. */
async function claim(log, msg) {
  const entries = entriesOf(log);
  for (;;) {
    const offset = entries.length;
    // No value equals this one, so it creates or fails.
    const from = { nobody: 'writes this' };
    const { type } = await call({
      type: 'cas',
      key: `${log}/${offset}`,
      from,
      to: msg,
      create_if_not_exists: true,
    });
    if (type === 'cas_ok') {
      entries[offset] = msg;
      return offset;
    }
    await catchUp(log);
  }
}

async function raise(key, offset) {
  for (;;) {
    const from = (await get(key)) ?? -1;
    if (from >= offset) return;
    const { type } = await call({ type: 'cas', key, from, to: offset, create_if_not_exists: true });
    if (type === 'cas_ok') return;
  }
}

const serve = {
  init: async (body) => void (me = body.node_id),
  async send({ key, msg }) {
    claims[key] = (claims[key] ?? Promise.resolve()).then(() => claim(key, msg));
    return { offset: await claims[key] };
  },
  async poll({ offsets }) {
    await Promise.all(Object.keys(offsets).map(catchUp));
    const from = ([log, first]) => [
      log,
      entriesOf(log)
        .map((msg, n) => [n, msg])
        .slice(first),
    ];
    return { msgs: Object.fromEntries(Object.entries(offsets).map(from)) };
  },
  async commit_offsets({ offsets }) {
    for (const [log, offset] of Object.entries(offsets)) await raise(`done ${log}`, offset);
  },
  async list_committed_offsets({ keys }) {
    const offsets = {};
    for (const log of keys) offsets[log] = await get(`done ${log}`);
    return { offsets };
  },
};

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { src, body } = JSON.parse(line);
  if (body.in_reply_to) {
    open[body.in_reply_to](body);
    delete open[body.in_reply_to];
  } else {
    const fields = await serve[body.type](body);
    say(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...fields });
  }
});
