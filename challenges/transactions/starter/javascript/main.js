const readline = require('node:readline');

function handle(request) {
  // Answer `init` and `txn` here.
  console.error('got', request.body.type);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line)));
