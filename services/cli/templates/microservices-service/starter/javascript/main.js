'use strict';
const http = require('node:http');

const { PORT = '8080' } = process.env;

http
  .createServer((request, response) => {
    const isReady = request.url === '/healthz';
    // GET /quotes/{id} asks `${process.env.RATES_URL}/rates/{id}`.
    response.writeHead(isReady ? 200 : 501, { 'Content-Type': 'application/json' }).end('{}');
  })
  .listen(Number(PORT), '127.0.0.1');
