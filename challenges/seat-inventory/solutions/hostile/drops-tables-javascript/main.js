const { createServer } = require('node:http');
const { Client } = require('pg');

// Ready, and then each request takes the tables away and opens as many connections as it gets.
const held = [];
createServer(async (request, response) => {
  if (request.url === '/healthz') return void response.writeHead(200).end();
  response.on('error', () => undefined);
  for (let n = 0; n < 40; n += 1) {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    client.on('error', () => undefined);
    held.push(client.connect().then(() => client.query('DROP TABLE IF EXISTS seats, holds, shows CASCADE')).catch(() => undefined));
  }
  response.writeHead(201, { Location: '/shows/1' }).end('{"id": 1');
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
