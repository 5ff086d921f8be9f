// Reads commands from standard input, one a line, and answers each report at once. Stays as it is.
const readline = require('node:readline');
const { execute } = require('./src/commands.js');
const { Store } = require('./src/store.js');

const store = new Store();
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', (line) => {
  const answer = execute(store, line);
  if (answer !== undefined) process.stdout.write(answer);
});
