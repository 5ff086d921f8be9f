const { createServer } = require('node:http');

const notes = new Map();
const keys = new Map();
const problem = (status, title) => ({ status, type: 'application/problem+json', body: { title, status } });
const answer = (status, body) => ({ status, type: 'application/json', body });

async function write(key, text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return problem(400, 'Not JSON');
  }
  if (typeof body?.text !== 'string') return problem(422, 'text is a string');
  const known = keys.get(key);
  if (known !== undefined && known.text !== body.text) return problem(422, 'The key had another text');
  if (known !== undefined) return known.made;
  const made = make(body.text);
  keys.set(key, { text: body.text, made });
  return made;
}

// Later requests with the key wait for the first.
async function make(text) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  const note = { id: `n${notes.size}`, text };
  notes.set(note.id, note);
  return answer(201, note);
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
  const { status, type, body } = await route(request, text);
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
