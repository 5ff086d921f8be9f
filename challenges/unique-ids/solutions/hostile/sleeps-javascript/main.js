// Introduces itself, and then never comes back from its work.
process.stdin.once('data', (line) => {
  const { src, dest, body } = JSON.parse(line);
  const reply = { src: dest, dest: src, body: { type: 'init_ok', in_reply_to: body.msg_id } };
  process.stdout.write(`${JSON.stringify(reply)}\n`, () => {
    for (;;);
  });
});
