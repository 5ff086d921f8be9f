// Acknowledges everything, and reads zero.
const readline = require('node:readline');

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, dest, body } = JSON.parse(line);
  const reply = { type: `${body.type}_ok`, in_reply_to: body.msg_id, value: 0 };
  process.stdout.write(`${JSON.stringify({ src: dest, dest: src, body: reply })}\n`);
});
