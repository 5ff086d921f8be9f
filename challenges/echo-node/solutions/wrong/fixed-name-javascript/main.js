const readline = require('node:readline');

let name = 'n0';
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
    reply(request, { type: 'init_ok' });
  },
  echo(request) {
    reply(request, { type: 'echo_ok', echo: request.body.echo });
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
