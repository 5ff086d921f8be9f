const http = require('http');
const store = Object.create(null);
const ok = (name) => /^[a-z](?:[a-z0-9]|-){0,39}$/.test(name);
function reply(res, code, value) {
  if (code >= 400) {
    const titles = { 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed' };
    res.setHeader('content-type', 'application/problem+json; charset=utf-8');
    value = { type: 'https://flags.example/problems/' + code, title: titles[code], status: code, detail: value };
  } else if (value !== undefined) res.setHeader('content-type', 'application/json; charset=utf-8');
  res.statusCode = code;
  res.end(value === undefined ? undefined : JSON.stringify(value));
}
async function read(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts).toString();
}
http
  .createServer(async (req, res) => {
    const text = await read(req);
    const { pathname } = new URL(req.url, 'http://x');
    const allow = (...methods) => {
      if (methods.includes(req.method)) return true;
      res.setHeader('allow', methods);
      reply(res, 405, req.method);
      return false;
    };
    if (pathname === '/healthz') return allow('GET', 'HEAD') && reply(res, 200, { ok: true });
    if (pathname === '/flags') {
      const items = Object.keys(store).sort((a, b) => (a < b ? -1 : 1)).map((name) => ({ enabled: store[name], name }));
      return allow('GET') && reply(res, 200, { items });
    }
    const found = pathname.match(/^\/flags\/([^/]*)$/);
    if (!found) return reply(res, 404, pathname);
    if (!allow('GET', 'PUT', 'DELETE')) return;
    const name = decodeURIComponent(found[1]);
    if (req.method === 'PUT') {
      if (!ok(name)) return reply(res, 400, 'name');
      let value;
      try {
        value = JSON.parse(text);
      } catch (error) {
        return reply(res, 400, String(error));
      }
      const good =
        value && value.constructor === Object && Object.keys(value).join() === 'enabled' && (value.enabled === true || value.enabled === false);
      if (!good) return reply(res, 400, 'enabled');
      const code = name in store ? 200 : 201;
      store[name] = value.enabled;
      if (code === 201) res.setHeader('location', '/flags/' + name);
      return reply(res, code, { name, enabled: store[name] });
    }
    if (!(name in store)) return reply(res, 404, name);
    if (req.method === 'GET') return reply(res, 200, { name, enabled: store[name] });
    delete store[name];
    reply(res, 204);
  })
  .listen(8080);
