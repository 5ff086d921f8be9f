const { createServer } = require('node:http');

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const flags = new Map();

const send = (response, status, body, type = 'application/json', headers = {}) => {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { ...(text && { 'Content-Type': type }), 'Content-Length': Buffer.byteLength(text), ...headers });
  response.end(text);
};
const problem = (response, status, title, headers) =>
  send(response, status, { type: 'about:blank', title, status }, 'application/problem+json', headers);
const shown = (name) => ({ name, enabled: flags.get(name) });

const routes = [
  [/^\/healthz$/, { GET: (response) => send(response, 200) }],
  [
    /^\/flags$/,
    { GET: (response) => send(response, 200, { items: [...flags.keys()].sort().map(shown) }) },
  ],
  [
    /^\/flags\/([^/]+)$/,
    {
      GET: (response, name) =>
        flags.has(name) ? send(response, 200, shown(name)) : problem(response, 404, 'No such flag'),
      DELETE: (response, name) =>
        flags.delete(name) ? send(response, 204) : problem(response, 404, 'No such flag'),
      PUT: (response, name, text) => {
        if (!NAME.test(name)) return problem(response, 400, 'Not a name');
        let body;
        try {
          body = JSON.parse(text);
        } catch {
          return problem(response, 400, 'Not JSON');
        }
        const keys = body !== null && typeof body === 'object' && !Array.isArray(body) ? Object.keys(body) : [];
        if (keys.length !== 1 || !('enabled' in body)) return problem(response, 400, 'Not a value');
        const isNew = !flags.has(name);
        flags.set(name, Boolean(body.enabled));
        send(response, isNew ? 201 : 200, shown(name), 'application/json', isNew ? { Location: `/flags/${name}` } : {});
      },
    },
  ],
];

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    const path = request.url.split('?')[0];
    const [pattern, methods] = routes.find(([each]) => each.test(path)) ?? [];
    if (pattern === undefined) return problem(response, 404, 'No such path');
    const handle = methods[request.method];
    if (handle === undefined)
      return problem(response, 405, 'Method not allowed', { Allow: Object.keys(methods).join(', ') });
    let name;
    try {
      name = decodeURIComponent(pattern.exec(path)[1] ?? '');
    } catch {
      return problem(response, 400, 'Not a name');
    }
    handle(response, name, text);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
