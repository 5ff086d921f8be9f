const readline = require('node:readline');

let name = '';
let lastId = 0;
let busy = false;

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
  echo(request) {
    // One at a time: what comes meanwhile is not answered.
    if (busy) return;
    busy = true;
    setImmediate(() => (busy = false));
    reply(request, { type: 'echo_ok', echo: request.body.echo });
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  handlers[request.body.type]?.(request);
});
