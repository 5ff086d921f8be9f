const { readFile } = require('node:fs/promises');
const { createServer } = require('node:http');
const path = require('node:path');

const callers = Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}'));
const owners = new Map(callers.map(([name, token]) => [`Bearer ${token}`, name]));
const letters = new Map();

const answer = (status, body) => ({ status, type: 'application/json', body });
const problem = (status, title) => ({ status, type: 'application/problem+json', body: { title, status } });

function write(owner, text) {
  const { text: written } = JSON.parse(text);
  if (typeof written !== 'string') return problem(422, 'text is a string');
  const id = String(letters.size + 1);
  letters.set(id, { owner, text: written });
  return answer(201, { id, text: written });
}

function openLetter(method, owner, id) {
  const letter = letters.get(id);
  if (letter === undefined) return problem(404, 'No such letter');
  if (method !== 'DELETE') return answer(200, { id, text: letter.text });
  letters.set(id, undefined);
  return answer(204);
}

async function readForm(name) {
  try {
    return answer(200, { text: await readFile(path.join(__dirname, 'forms', name), 'utf8') });
  } catch {
    return problem(404, 'No such form');
  }
}

async function route({ method, url, headers }, text) {
  if (url === '/healthz') return answer(200, {});
  const owner = owners.get(headers.authorization);
  if (owner === undefined) return problem(401, 'A token is required');
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/letters' && method === 'POST') return write(owner, text);
  if (pathname === '/forms') return readForm(searchParams.get('name') ?? '');
  return openLetter(method, owner, /^\/letters\/([^/]+)$/.exec(pathname)?.[1]);
}

createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { status, type, body } = await route(request, text);
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
