const readline = require('node:readline');

// A log is one list in lin-kv. Nodes keep a copy, and read the list again when another node tells them that it has grown.
let name;
let peers = [];
let nextId = 0;
const answers = new Map();
const logs = new Map();
const committed = {};
const reading = new Set();

const send = (dest, body) => process.stdout.write(JSON.stringify({ src: name, dest, body }) + '\n');

function ask(body) {
  const msg_id = ++nextId;
  send('lin-kv', { ...body, msg_id });
  return new Promise((resolve) => answers.set(msg_id, resolve));
}

async function refresh(key) {
  const { value } = await ask({ type: 'read', key });
  if ((value?.length ?? 0) > (logs.get(key)?.length ?? 0)) logs.set(key, value);
  return value ?? null;
}

async function append(key, msg) {
  for (;;) {
    const from = await refresh(key);
    const to = [...(from ?? []), msg];
    const { type } = await ask({ type: 'cas', key, from, to, create_if_not_exists: true });
    if (type !== 'cas_ok') continue;
    if (to.length > (logs.get(key)?.length ?? 0)) logs.set(key, to);
    for (const peer of peers) send(peer, { type: 'grown', key });
    return to.length - 1;
  }
}

// Messages of one log wait for each other, so that this node does not race against itself.
const turns = new Map();
function inTurn(key, work) {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  turns.set(key, turn);
  return turn;
}

async function handle({ src, body }) {
  const reply = (answer) => send(src, { ...answer, in_reply_to: body.msg_id });
  switch (body.type) {
    case 'init':
      name = body.node_id;
      peers = body.node_ids.filter((node) => node !== name);
      return reply({ type: 'init_ok' });
    case 'send':
      return reply({ type: 'send_ok', offset: await inTurn(body.key, () => append(body.key, body.msg)) });
    case 'grown':
      // One read at a time is enough.
      if (reading.has(body.key)) return;
      reading.add(body.key);
      await refresh(body.key);
      return void reading.delete(body.key);
    case 'poll': {
      const after = ([key, from]) => [key, (logs.get(key) ?? []).map((msg, i) => [i, msg]).slice(from)];
      return reply({ type: 'poll_ok', msgs: Object.fromEntries(Object.entries(body.offsets).map(after)) });
    }
    case 'commit_offsets':
      for (const [key, offset] of Object.entries(body.offsets)) committed[key] = Math.max(committed[key] ?? 0, offset);
      return reply({ type: 'commit_offsets_ok' });
    case 'list_committed_offsets': {
      const known = body.keys.filter((key) => key in committed);
      const offsets = Object.fromEntries(known.map((key) => [key, committed[key]]));
      return reply({ type: 'list_committed_offsets_ok', offsets });
    }
    default:
      answers.get(body.in_reply_to)?.(body);
      answers.delete(body.in_reply_to);
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => void handle(JSON.parse(line)));
