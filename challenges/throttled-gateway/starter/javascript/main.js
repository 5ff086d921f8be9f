const { createServer } = require('node:http');

/** Stands before the carrier at CARRIER_URL; HONE_CALLERS has the keys as JSON. Only the readiness answers so far. */
const server = createServer((request, response) => {
  if (request.url === '/healthz') {
    response.writeHead(200).end();
    return;
  }
  response.writeHead(501, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Not written yet', status: 501 }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
