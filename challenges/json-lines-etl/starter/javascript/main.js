// Reads JSON lines from standard input and prints each batch at once. Stays as it is.
const readline = require('node:readline');
const { Pipeline } = require('./src/pipeline.js');

const pipeline = new Pipeline();
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', (line) => {
  const answer = pipeline.take(line);
  if (answer !== undefined) process.stdout.write(answer);
});
