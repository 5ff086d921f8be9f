const { createServer } = require('node:http');

// Ready, and then every request ends the service, which prints more than a record keeps.
const server = createServer((request, response) => {
  if (request.url === '/healthz') return void response.writeHead(200).end();
  for (let line = 0; line < 2000; line += 1) console.log(JSON.stringify(process.env).repeat(4));
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
