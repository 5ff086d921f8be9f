'use strict';
const http = require('node:http');

// Where the other services are.
const { RATES_URL, STOCK_URL, PORT = '8080' } = process.env;

function send(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function handle(request, response) {
  const { method, url } = request;
  if (method === 'GET' && url === '/healthz') return send(response, 200, { status: 'ok' });
  // GET /rates/{id} asks `${RATES_URL}/rates/{id}`, GET /stock/{id} asks `${STOCK_URL}/stock/{id}`.
  send(response, 501, { error: 'not written yet' });
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
