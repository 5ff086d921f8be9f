const { createServer } = require('node:http');

const notes = new Map();
const keys = new Map();
const problem = (status, title) => ({ status, type: 'application/problem+json', body: { title, status } });
const answer = (status, body) => ({ status, type: 'application/json', body });

function write(key, text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return problem(400, 'Not JSON');
  }
  if (typeof body?.text !== 'string') return problem(422, 'text is a string');
  const note = { id: String(notes.size + 1), text: body.text };
  notes.set(note.id, note);
  const made = answer(201, note);
  keys.set(key, { text: body.text, answer: made });
  return made;
}

function route({ method, url, headers }, text) {
  if (url === '/healthz') return answer(200, {});
  if (url === '/notes' && method === 'POST') return write(headers['idempotency-key'], text);
  const note = notes.get(/^\/notes\/([^/]+)$/.exec(url)?.[1]);
  return note === undefined ? problem(404, 'Not found') : answer(200, note);
}

createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { status, type, body } = route(request, text);
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
