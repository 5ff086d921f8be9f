import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
type Handler = (name: string, text: string) => Answer;

class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
  }
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const flags = new Map<string, boolean>();

function parseValue(text: string): boolean {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem(400, 'Not a value');
  const entries = Object.entries(body);
  const [key, value] = entries[0] ?? [];
  if (entries.length !== 1 || key !== 'enabled' || typeof value !== 'boolean') throw new Problem(400, 'Not a value');
  return value;
}

function shown(name: string): { name: string; enabled: boolean } {
  const enabled = flags.get(name);
  if (enabled === undefined) throw new Problem(404, 'There is no such flag');
  return { name, enabled };
}

const list: Handler = () => ({ status: 200, body: { items: [...flags.keys()].sort().map(shown) } });
const read: Handler = (name) => ({ status: 200, body: shown(name) });

const remove: Handler = (name) => {
  shown(name);
  flags.delete(name);
  return { status: 204 };
};

const write: Handler = (name, text) => {
  if (!NAME.test(name)) throw new Problem(400, 'The name is invalid');
  const enabled = parseValue(text);
  const isNew = !flags.has(name);
  flags.set(name, enabled);
  return isNew
    ? { status: 201, body: shown(name), headers: { Location: `/flags/${name}` } }
    : { status: 200, body: shown(name) };
};

const routes: [RegExp, Record<string, Handler>][] = [
  [/^\/healthz$/, { GET: () => ({ status: 200 }) }],
  [/^\/flags$/, { GET: list }],
  [/^\/flags\/([^/]+)$/, { GET: read, PUT: write, DELETE: remove }],
];

function answer(method: string, url: string, text: string): Answer {
  const path = url.split('?')[0] ?? '';
  for (const [pattern, methods] of routes) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const handle = methods[method];
    if (handle === undefined) throw new Problem(405, 'Not offered', { Allow: Object.keys(methods).join(', ') });
    try {
      return handle(decodeURIComponent(found[1] ?? ''), text);
    } catch (error) {
      throw error instanceof URIError ? new Problem(400, 'The name is invalid') : error;
    }
  }
  throw new Problem(404, 'There is no such path');
}

function send(response: ServerResponse, { status, body, headers }: Answer, type = 'application/json'): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { ...(text !== '' && { 'Content-Type': type }), ...headers });
  response.end(text);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

createServer(async (request, response) => {
  const text = await readText(request);
  try {
    send(response, answer(request.method ?? 'GET', request.url ?? '/', text));
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem(500, 'Something went wrong');
    const { status, message: title, headers } = problem;
    send(response, { status, headers, body: { type: 'about:blank', title, status } }, 'application/problem+json');
  }
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
