// Counts how often each order was delivered. Stores nothing else, and loses the counts when it ends.
const { createServer } = require('node:http');

const seen = {};

const answers = {
  take: (response, order) => {
    seen[order] = (seen[order] ?? 0) + 1;
    response.end(JSON.stringify({ order, seen: seen[order] }));
  },
  seen: (response) => response.end(JSON.stringify(seen)),
  endless: (response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  },
  short: (response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('only this');
    setTimeout(() => response.destroy(), 20);
  },
  redirect: (response) => response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
  nonsense: (response) => response.socket.end('this is no HTTP\r\n\r\n'),
};

process.on('SIGTERM', () => process.exit(0));
createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const [, what, order] = request.url.split('/');
    const answer = answers[what] ?? ((other) => other.writeHead(404).end());
    answer(response, order);
  });
}).listen(8001, '127.0.0.1', () => console.log('stock listens'));
