const { randomUUID } = require('node:crypto');
const readline = require('node:readline');

let name = '';
let given = false;

function reply(request, body) {
  const message = { src: name, dest: request.src, body: { ...body, in_reply_to: request.body.msg_id } };
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

const handlers = {
  init(request) {
    name = request.body.node_id;
    reply(request, { type: 'init_ok' });
  },
  // A node that hands out a single id never repeats itself.
  generate(request) {
    if (given) return;
    given = true;
    reply(request, { type: 'generate_ok', id: randomUUID() });
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
