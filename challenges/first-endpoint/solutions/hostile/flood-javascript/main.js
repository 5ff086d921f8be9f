const { createServer } = require('node:http');

const held = [];
const server = createServer((request, response) => {
  response.writeHead(200).end();
  if (request.url === '/healthz') return;
  for (;;) {
    process.stdout.write('x'.repeat(65536));
    held.push(Buffer.alloc(1 << 20, 1));
  }
});
server.listen(8080, '127.0.0.1');
