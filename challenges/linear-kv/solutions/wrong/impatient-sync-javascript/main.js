// Writes before each request, but does not wait for the answer: messages overtake each other.
const readline = require('node:readline');

let name = '';
let lastId = 0;
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);

function ask(body, then) {
  lastId += 1;
  waiting.set(lastId, then);
  send('seq-kv', { ...body, msg_id: lastId });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  if (body.type === 'init') {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  } else if (body.in_reply_to === undefined) {
    const { msg_id: id } = body;
    ask({ type: 'write', key: `sync ${name}`, value: lastId }, () => undefined);
    ask(body, (answer) => send(src, { ...answer, in_reply_to: id }));
  } else {
    waiting.get(body.in_reply_to)(body);
    waiting.delete(body.in_reply_to);
  }
});
