// n0 has the only counter. Exact, but whoever cannot reach it has no answer.
const readline = require('node:readline');

let name = '';
let total = 0;
const handled = new Set();

const send = (src, dest, body) => process.stdout.write(`${JSON.stringify({ src, dest, body })}\n`);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, body } = JSON.parse(line);
  const reply = (more) => send(name, src, { type: `${body.type}_ok`, in_reply_to: body.msg_id, ...more });
  if (body.type === 'init') {
    name = body.node_id;
    return reply();
  }
  // Forwarded as it is: n0 answers the client.
  if (name !== 'n0') return send(src, 'n0', body);
  const request = `${src} ${body.msg_id}`;
  if (handled.has(request)) return;
  handled.add(request);
  if (body.type === 'add') total += body.delta;
  reply(body.type === 'read' ? { value: total } : {});
});
