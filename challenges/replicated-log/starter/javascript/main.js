const readline = require('node:readline');

function handle(request) {
  // Answer `init`, `send`, `poll`, `commit_offsets` and `list_committed_offsets` here.
  console.error('got', request.body.type);
}

readline.createInterface({ input: process.stdin }).on('line', (line) => handle(JSON.parse(line)));
