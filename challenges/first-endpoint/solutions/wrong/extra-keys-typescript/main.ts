import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const flags = new Map<string, boolean>();

function send(response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}): void {
  if (body !== undefined) headers['Content-Type'] ??= 'application/json';
  response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, title: string, headers: Record<string, string> = {}): void {
  send(
    response,
    status,
    { type: 'about:blank', title, status },
    { ...headers, 'Content-Type': 'application/problem+json' },
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

async function put(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  let enabled: unknown;
  try {
    ({ enabled } = JSON.parse(await readText(request)) as { enabled?: unknown });
  } catch {
    return fail(response, 400, 'Invalid JSON');
  }
  if (typeof enabled !== 'boolean') return fail(response, 400, 'enabled must be true or false');
  const isNew = !flags.has(name);
  flags.set(name, enabled);
  send(response, isNew ? 201 : 200, { name, enabled }, isNew ? { Location: `/flags/${name}` } : {});
}

async function flag(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (!['GET', 'PUT', 'DELETE'].includes(request.method ?? ''))
    return fail(response, 405, 'Method not allowed', { Allow: 'GET, PUT, DELETE' });
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) return fail(response, 400, 'Invalid name');
  if (request.method === 'PUT') return put(request, response, name);
  if (!flags.has(name)) return fail(response, 404, 'No such flag');
  if (request.method === 'GET') return send(response, 200, { name, enabled: flags.get(name) });
  flags.delete(name);
  send(response, 204);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0];
  const name = /^\/flags\/([^/]+)$/.exec(path)?.[1];
  if (name !== undefined) return flag(request, response, name);
  if (path !== '/flags' && path !== '/healthz') return fail(response, 404, 'Not found');
  if (request.method !== 'GET') return fail(response, 405, 'Method not allowed', { Allow: 'GET' });
  if (path === '/healthz') return send(response, 200);
  const items = [...flags].map(([key, enabled]) => ({ name: key, enabled }));
  send(response, 200, { items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) });
}

createServer((request, response) => void handle(request, response)).listen(
  Number(process.env.PORT ?? 8080),
  '127.0.0.1',
);
