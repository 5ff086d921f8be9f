import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

// Where the renderer is.
const { RENDERER_URL, PORT = '8080' } = process.env;

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url } = request;
  if (method === 'GET' && url === '/healthz') return send(response, 200, { status: 'ok' });
  if (method === 'GET' && url === '/readyz') return send(response, 200, { status: 'ready' });
  // POST /invoices asks `${RENDERER_URL}/render`. On SIGTERM the process ends right away.
  send(response, 501, { error: 'not written yet' });
}

createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
