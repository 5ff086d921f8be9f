// n0 counts for everybody. Whoever does not hear from it in time goes on counting from what it last heard.
const readline = require('node:readline');

let name = '';
let last = 0;
let asked = 0;
const waiting = new Map();

const send = (dest, body) => process.stdout.write(`${JSON.stringify({ src: name, dest, body })}\n`);
const answer = ({ src, body }, id) => send(src, { type: 'generate_ok', in_reply_to: body.msg_id, id });

function askLeader(request) {
  const number = ++asked;
  const timer = setTimeout(() => {
    waiting.delete(number);
    answer(request, ++last);
  }, 300);
  waiting.set(number, { request, timer });
  send('n0', { type: 'next', number });
}

const handlers = {
  init({ src, body }) {
    name = body.node_id;
    send(src, { type: 'init_ok', in_reply_to: body.msg_id });
  },
  generate(request) {
    if (name === 'n0') answer(request, ++last);
    else askLeader(request);
  },
  next({ src, body }) {
    send(src, { type: 'given', number: body.number, id: ++last });
  },
  given({ body }) {
    const found = waiting.get(body.number);
    if (found === undefined) return;
    waiting.delete(body.number);
    clearTimeout(found.timer);
    last = Math.max(last, body.id);
    answer(found.request, body.id);
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
