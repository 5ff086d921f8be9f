'use strict';
const http = require('node:http');

const { RATES_URL, PORT = '8080' } = process.env;

async function findRate(id) {
  for (let attempt = 1; attempt <= 1; attempt += 1) {
    try {
      const answer = await fetch(`${RATES_URL}/rates/${id}`, { signal: AbortSignal.timeout(500) });
      const body = await answer.text();
      if (answer.status < 500) return { status: answer.status, body };
    } catch (error) {
      console.error(error.message);
    }
  }
  return { status: 502, body: '{"error":"no rate"}' };
}

async function handle({ url }, response) {
  const { status, body } = url.startsWith('/quotes/')
    ? await findRate(url.slice('/quotes/'.length))
    : { status: url === '/healthz' ? 200 : 404, body: '{}' };
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}

http.createServer((request, response) => void handle(request, response)).listen(Number(PORT), '127.0.0.1');
