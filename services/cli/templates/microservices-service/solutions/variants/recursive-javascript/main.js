const { createServer, request } = require('node:http');

const { RATES_URL, PORT = '8080' } = process.env;
const DEADLINE_MS = 1_600;

/** Calls back with a status and a body; 502 where none came. */
function ask(path, left, signal, done) {
  let isOver = false;
  const again = () => {
    if (isOver) return;
    isOver = true;
    if (left === 0 || signal.aborted) done(502, '{"error":"no rate"}');
    else ask(path, left - 1, signal, done);
  };
  const sent = request(RATES_URL + path, { signal }, (answer) => {
    let body = '';
    answer.on('data', (chunk) => (body += chunk));
    answer.on('error', again);
    answer.on('end', () => {
      if (answer.statusCode >= 500) return again();
      isOver = true;
      done(answer.statusCode, body);
    });
  });
  sent.on('error', again);
  sent.end();
}

createServer((asked, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  const [, what, id] = asked.url.split('/');
  if (what === 'quotes') ask(`/rates/${id}`, 2, AbortSignal.timeout(DEADLINE_MS), answer);
  else answer(what === 'healthz' ? 200 : 404, '{}');
}).listen(Number(PORT), '127.0.0.1');
