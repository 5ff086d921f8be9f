'use strict';
const http = require('node:http');

const { PORT = '8080' } = process.env;

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request, response) {
  const { method, url } = request;
  if (method === 'GET' && url === '/healthz') return send(response, 503, { status: 'starting' });
  send(response, 501, { error: 'not written yet' });
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
