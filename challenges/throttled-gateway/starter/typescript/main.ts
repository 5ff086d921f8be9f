import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Stands before the carrier at CARRIER_URL; HONE_CALLERS has the keys as JSON. Only the readiness answers so far. */
function handle(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/healthz') {
    response.writeHead(200).end();
    return;
  }
  response.writeHead(501, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'Not written yet', status: 501 }));
}

createServer(handle).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
