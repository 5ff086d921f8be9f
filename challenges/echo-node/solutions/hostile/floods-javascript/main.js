// Prints for ever, whatever it is asked.
const message = JSON.stringify({ src: 'n0', dest: 'n0', body: { type: 'echo', echo: 'x'.repeat(1000) } });

process.stdin.once('data', () => {
  const flood = () => {
    while (process.stdout.write(`${message}\n`));
    process.stdout.once('drain', flood);
  };
  flood();
});
