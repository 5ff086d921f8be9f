'use strict';
const readline = require('node:readline');

const STORE = 'seq-kv';
const PATIENCE_MS = 1800;

let me = '';
let lastId = 0;
let lastTurn = 0;
const open = new Map();

function send(dest, body) {
  process.stdout.write(`${JSON.stringify({ src: me, dest, body })}\n`);
}

function ask(body) {
  return new Promise((resolve) => {
    lastId += 1;
    open.set(lastId, resolve);
    send(STORE, { ...body, msg_id: lastId });
  });
}

// Once the store has taken a change from us, it shows us nothing that is older than this change.
async function barrier() {
  lastTurn += 1;
  ask({ type: 'write', key: `turn-${me}`, value: lastTurn });
}

const operations = {
  async read({ key }) {
    await barrier();
    return ask({ type: 'read', key });
  },
  async write({ key, value }) {
    await barrier();
    return ask({ type: 'write', key, value });
  },
  async cas({ key, from, to }) {
    await barrier();
    return ask({ type: 'cas', key, from, to });
  },
};

async function serve(src, body) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, { type: 'error', code: 0, text: 'the store did not answer' });
  });
  const answer = await Promise.race([operations[body.type](body), late]);
  clearTimeout(timer);
  const { msg_id: _, ...rest } = answer;
  send(src, { ...rest, in_reply_to: body.msg_id });
}

function receive({ src, body }) {
  if (body.in_reply_to !== undefined) {
    const resolve = open.get(body.in_reply_to);
    open.delete(body.in_reply_to);
    if (resolve) resolve(body);
  } else if (body.type === 'init') {
    me = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else if (Object.hasOwn(operations, body.type)) {
    void serve(src, body);
  } else {
    send(src, { type: 'error', code: 10, text: 'not supported', in_reply_to: body.msg_id });
  }
}

readline.createInterface({ input: process.stdin }).on('line', (line) => receive(JSON.parse(line)));
