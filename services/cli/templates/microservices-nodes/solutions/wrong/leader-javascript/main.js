// n0 counts for everybody. Whoever cannot reach it has no answer.
const readline = require('node:readline');

let name = '';
let given = 0;

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

const handlers = {
  init({ src, body }) {
    name = body.node_id;
    send(name, src, { type: 'init_ok', in_reply_to: body.msg_id });
  },
  generate(request) {
    const { src, body } = request;
    // Forwarded as it is: n0 answers the client.
    if (name !== 'n0') return send(src, 'n0', body);
    const key = `${src} ${body.msg_id}`;
    if (answered.has(key)) return;
    answered.add(key);
    send(name, src, { type: 'generate_ok', in_reply_to: body.msg_id, id: ++given });
  },
};

const answered = new Set();

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
