// Believes what it reads only when a cas from that value to the same value succeeds: a change is judged by the newest state.
const { createInterface } = require('node:readline');

let me = '';
let calls = 0;
const open = {};

const say = (dest, body) => console.log(JSON.stringify({ src: me, dest, body }));

const call = (body) =>
  new Promise((resolve) => {
    open[++calls] = resolve;
    say('seq-kv', { ...body, msg_id: calls });
  });

/** What is at a key now: an answer to `read`. */
async function current(key) {
  for (;;) {
    const { msg_id, in_reply_to, ...seen } = await call({ type: 'read', key });
    if (seen.type === 'read_ok') {
      const same = await call({ type: 'cas', key, from: seen.value, to: seen.value });
      if (same.type === 'cas_ok') return seen;
    } else {
      // A key that isn't there can't be confirmed by itself.
      await call({ type: 'write', key: `${me} looks`, value: calls });
      const again = await call({ type: 'read', key });
      if (again.type === 'error') return seen;
    }
  }
}

async function compareAndSet({ key, from, to }) {
  for (;;) {
    const tried = await call({ type: 'cas', key, from, to });
    if (tried.type === 'cas_ok') return { type: 'cas_ok' };
    const now = await current(key);
    if (now.type === 'error') return now;
    if (now.value !== from) return { type: 'error', code: 22, text: `is ${now.value}` };
  }
}

async function serve(src, body) {
  const { type, key, value, msg_id } = body;
  let answer = { type: 'write_ok' };
  if (type === 'read') answer = await current(key);
  else if (type === 'cas') answer = await compareAndSet(body);
  else await call({ type: 'write', key, value });
  say(src, { ...answer, in_reply_to: msg_id });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.in_reply_to) {
    open[body.in_reply_to](body);
    delete open[body.in_reply_to];
  } else if (body.type === 'init') {
    me = body.node_id;
    say(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else serve(src, body);
});
