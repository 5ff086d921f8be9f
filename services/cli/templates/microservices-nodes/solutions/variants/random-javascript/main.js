const { randomBytes } = require('node:crypto');
const readline = require('node:readline');

let name = '';
let lastId = 0;

function reply(request, body) {
  const message = {
    src: name,
    dest: request.src,
    body: { ...body, msg_id: ++lastId, in_reply_to: request.body.msg_id },
  };
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

const handlers = {
  init(request) {
    name = request.body.node_id;
    reply(request, { type: 'init_ok' });
  },
  generate(request) {
    reply(request, { type: 'generate_ok', id: randomBytes(12).toString('base64') });
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
