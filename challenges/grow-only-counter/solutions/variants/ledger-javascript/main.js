// A ledger instead of a sum: each node numbers its own entries, and asks others for entries from where its copy ends.
const { createInterface } = require('node:readline');

let me;
const ledgers = {};

const say = (dest, body) => console.log(JSON.stringify({ src: me, dest, body }));
const peers = () => Object.keys(ledgers).filter((id) => id !== me);

function ask() {
  const lengths = Object.fromEntries(Object.entries(ledgers).map(([id, entries]) => [id, entries.length]));
  for (const peer of peers()) if (Math.random() < 0.5) say(peer, { type: 'what_next', lengths });
}

const on = {
  init(src, { node_id, node_ids }) {
    me = node_id;
    for (const id of node_ids) ledgers[id] = [];
    setInterval(ask, 300);
    return {};
  },
  add(src, { delta }) {
    ledgers[me].push(delta);
    return {};
  },
  read: () => ({ value: Object.values(ledgers).flat().reduce((a, b) => a + b, 0) }),
  what_next(src, { lengths }) {
    for (const [id, entries] of Object.entries(ledgers)) {
      const from = lengths[id];
      if (from < entries.length) say(src, { type: 'next', id, from, entries: entries.slice(from) });
    }
  },
  next(src, { id, from, entries }) {
    const copy = ledgers[id];
    // Entries may have come meanwhile from somebody else; a gap can't be filled.
    if (from <= copy.length) copy.push(...entries.slice(copy.length - from));
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const answer = on[body.type]?.(src, body);
  if (answer) say(src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...answer });
});
