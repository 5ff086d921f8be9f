// lin-kv holds a log of batches. A node appends its own batch at the end, and runs the log by itself to know the answers.
const { createInterface } = require('node:readline');

let me = '';
let calls = 0;
let busy = false;
let inbox = [];
const open = {};

const say = (dest, body) => console.log(JSON.stringify({ src: me, dest, body }));
const call = (body) =>
  new Promise((resolve) => {
    open[++calls] = resolve;
    say('lin-kv', { ...body, key: 'log', msg_id: calls });
  });

const appendsOf = (txn) => txn.filter(([f]) => f === 'append').map(([, k, v]) => [k, v]);

function replay(log) {
  const lists = new Map();
  for (const [k, v] of log) lists.set(k, [...(lists.get(k) ?? []), v]);
  return lists;
}

async function drain() {
  busy = true;
  let mine = [];
  while (mine.length + inbox.length) {
    const { value: log = [] } = await call({ type: 'read' });
    mine = mine.concat(inbox);
    inbox = [];
    const longer = log.concat(mine.flatMap(({ body }) => appendsOf(body.txn)));
    if (longer.length > log.length) {
      const { type } = await call({ type: 'cas', from: log, to: longer, create_if_not_exists: true });
      if (type !== 'cas_ok') continue;
    }
    const lists = replay(log);
    for (const { src, body } of mine) {
      const txn = body.txn.map(([f, k, v]) => {
        const list = lists.get(k) ?? [];
        if (f === 'append') lists.set(k, [...list, v]);
        return f === 'append' ? [f, k, v] : [f, k, list.length ? list : null];
      });
      say(src, { type: 'txn_ok', in_reply_to: body.msg_id, txn });
    }
    mine = [];
  }
  busy = false;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  const { src, body } = message;
  if (body.in_reply_to) {
    open[body.in_reply_to](body);
    delete open[body.in_reply_to];
  } else if (body.type === 'init') {
    me = body.node_id;
    say(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else {
    inbox.push(message);
    if (!busy) drain();
  }
});
