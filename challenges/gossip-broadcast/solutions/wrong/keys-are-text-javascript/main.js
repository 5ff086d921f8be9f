// Keeps the values as keys of an object, so a read lists texts.
const readline = require('node:readline');

const values = {};
const unconfirmed = {};
let name;
let others = [];

const send = (dest, body) => console.log(JSON.stringify({ src: name, dest, body }));

function offer(to) {
  const missing = Object.keys(unconfirmed[to]);
  if (missing.length > 0) send(to, { type: 'offer', values: missing });
}

const handlers = {
  init(src, { node_id: own, node_ids: all }) {
    name = own;
    others = all.filter((each) => each !== own);
    for (const other of others) unconfirmed[other] = {};
    setInterval(() => others.forEach(offer), 2500);
    return { type: 'init_ok' };
  },
  topology: () => ({ type: 'topology_ok' }),
  broadcast(src, { message }) {
    values[message] = true;
    for (const other of others) {
      unconfirmed[other][message] = true;
      send(other, { type: 'offer', values: [message] });
    }
    return { type: 'broadcast_ok' };
  },
  read: () => ({ type: 'read_ok', messages: Object.keys(values) }),
  offer(src, { values: offered }) {
    for (const value of offered) values[value] = true;
    send(src, { type: 'have', values: offered });
  },
  have(src, { values: held }) {
    for (const value of held) delete unconfirmed[src][value];
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const answer = handlers[body.type]?.(src, body);
  if (answer !== undefined) send(src, { ...answer, in_reply_to: body.msg_id });
});
