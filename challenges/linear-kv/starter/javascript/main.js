const readline = require('node:readline');

function handle(request) {
  // Answer `init`, `read`, `write` and `cas` here.
  console.error('got', request.body.type);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line)));
