// No structure: each node compares what it knows with somebody else's, drawn anew each time.
const { createInterface } = require('node:readline');

const EVERY_MS = 120;
let me;
let others = [];
const values = new Set();

const say = (dest, body) => console.log(JSON.stringify({ src: me, dest, body }));

function compare() {
  const partner = others[Math.floor(Math.random() * others.length)];
  if (partner !== undefined && values.size > 0) say(partner, { type: 'compare', mine: [...values] });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const ok = (more) => say(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...more });
  if (body.type === 'init') {
    me = body.node_id;
    others = body.node_ids.filter((id) => id !== me);
    setInterval(compare, EVERY_MS);
    ok();
  } else if (body.type === 'topology') {
    ok();
  } else if (body.type === 'broadcast') {
    values.add(body.message);
    ok();
  } else if (body.type === 'read') {
    ok({ messages: [...values] });
  } else if (body.type === 'compare') {
    const theirs = new Set(body.mine);
    const missing = [...values].filter((value) => !theirs.has(value));
    if (missing.length > 0) say(src, { type: 'more', missing });
    for (const value of theirs) values.add(value);
  } else if (body.type === 'more') {
    for (const value of body.missing) values.add(value);
  }
});
