const { randomUUID } = require('node:crypto');
const { createServer } = require('node:http');

const ROLES = { ada: { acme: 'admin' }, ben: { acme: 'agent', globex: 'viewer' }, cleo: { globex: 'admin' } };
const MAY = {
  viewer: ['read'],
  agent: ['read', 'write'],
  admin: ['read', 'write', 'delete'],
};
const users = new Map(
  Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map(([name, token]) => [token, ROLES[name] ?? {}]),
);

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    Object.assign(this, { status, headers });
  }
}

/** What one tenant has. Nothing in it leads to another tenant. */
class Store {
  tickets = new Map();
  references = new Map();

  find(id) {
    const ticket = this.tickets.get(id);
    if (ticket === undefined) throw new Problem(404, 'Not found');
    return ticket;
  }

  create({ reference, subject, duplicate_of = null }) {
    if (this.references.has(reference)) throw new Problem(409, 'The reference is taken');
    const ticket = { version: 1, shown: { id: randomUUID(), reference, subject, status: 'open', duplicate_of } };
    this.tickets.set(ticket.shown.id, ticket);
    this.references.set(reference, ticket);
    return ticket;
  }

  change(ticket, values) {
    Object.assign(ticket.shown, values);
    ticket.version += 1;
  }

  remove({ shown: { id, reference } }) {
    this.tickets.delete(id);
    this.references.delete(reference);
  }
}

const stores = new Map(['acme', 'globex'].map((name) => [name, new Store()]));
const isSomewhere = (id) => [...stores.values()].some(({ tickets }) => tickets.has(id));

const isText = (value, most) => typeof value === 'string' && value !== '' && [...value].length <= most;
const CHECKS = {
  reference: (value) => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value),
  subject: (value) => isText(value, 200),
  status: (value) => ['open', 'closed'].includes(value),
  duplicate_of: (value, store) => value === null || store.tickets.has(value),
  ids: (value) =>
    Array.isArray(value) && value.length >= 1 && value.length <= 50 && value.every((id) => typeof id === 'string'),
};

/** The body as an object that has these keys, some of which may be absent. */
function parse(text, store, required, optional = []) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not valid JSON');
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const isComplete = isObject && required.every((key) => Object.hasOwn(body, key));
  const isValid = ([key, value]) => [...required, ...optional].includes(key) && CHECKS[key](value, store);
  if (!isComplete || !Object.entries(body).every(isValid)) throw new Problem(422, 'A value is invalid');
  return body;
}

const tagOf = ({ version }) => `"${version}"`;
const show = (ticket, status = 200, headers = {}) => ({
  status,
  headers: { ETag: tagOf(ticket), ...headers },
  body: ticket.shown,
});

function create({ store, tenant, text }) {
  const values = parse(text, store, ['reference', 'subject'], ['duplicate_of']);
  const ticket = store.create(values);
  return show(ticket, 201, { Location: `/tenants/${tenant}/tickets/${ticket.shown.id}` });
}

function list({ store, query }) {
  const limit = query.get('limit') ?? '20';
  if (!/^([1-9]|1\d|20)$/.test(limit)) throw new Problem(400, 'limit is 1 to 20');
  const cursor = query.get('cursor');
  if (cursor !== null && !store.tickets.has(cursor)) throw new Problem(400, 'The cursor is unknown');
  const q = query.get('q') ?? '';
  const all = [...store.tickets.values()].map(({ shown }) => shown);
  const after = cursor === null ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  const matches = (ticket) => ticket.subject.includes(q);
  const rest = all.slice(after).filter(matches);
  const items = rest.slice(0, Number(limit));
  const next_cursor = rest.length > items.length ? items.at(-1).id : null;
  return { status: 200, body: { items, total: all.filter(matches).length, next_cursor } };
}

function read({ store, id, request }) {
  const ticket = store.find(id);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  return known.includes(tagOf(ticket)) ? { ...show(ticket, 304), body: undefined } : show(ticket);
}

function change({ store, id, text }) {
  const ticket = store.find(id);
  store.change(ticket, parse(text, store, [], ['subject', 'status', 'duplicate_of']));
  return show(ticket);
}

function remove({ store, id }) {
  store.remove(store.find(id));
  return { status: 204 };
}

function close({ store, text }) {
  const { ids } = parse(text, store, ['ids']);
  const closed = ids.filter((id) => store.tickets.has(id));
  for (const id of closed) store.change(store.find(id), { status: 'closed' });
  return { status: 200, body: { closed, not_found: ids.filter((id) => !isSomewhere(id)) } };
}

function findEverywhere({ roles, query }) {
  const reference = query.get('reference');
  if (reference === null) throw new Problem(400, 'reference is missing');
  const found = Object.keys(roles).flatMap((tenant) => {
    const ticket = stores.get(tenant).references.get(reference);
    return ticket === undefined ? [] : [{ tenant, ...ticket.shown }];
  });
  return { status: 200, body: { items: found } };
}

const routes = [
  [/^\/tickets$/, { GET: [findEverywhere] }],
  [/^\/tenants\/([^/]+)\/tickets$/, { GET: [list, 'read'], POST: [create, 'write'] }],
  [
    /^\/tenants\/([^/]+)\/tickets\/([^/]+)$/,
    { GET: [read, 'read'], PATCH: [change, 'write'], DELETE: [remove, 'delete'] },
  ],
  [/^\/tenants\/([^/]+)\/closures$/, { POST: [close, 'write'] }],
];

/** The store of a tenant in which the caller may do this. */
function enter(roles, tenant, right) {
  if (!Object.hasOwn(roles, tenant)) throw new Problem(404, 'Not found');
  if (!MAY[roles[tenant]].includes(right)) throw new Problem(403, 'Your role does not allow this');
  return stores.get(tenant);
}

function authenticate({ authorization = '' }) {
  const [scheme, token] = authorization.split(' ');
  const roles = users.get(token);
  if (roles === undefined || scheme.toLowerCase() !== 'bearer')
    throw new Problem(401, 'A valid token is needed', { 'WWW-Authenticate': 'Bearer' });
  return roles;
}

async function answer(request) {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (pathname === '/healthz') return { status: 200 };
  const roles = authenticate(request.headers);
  const [pattern, methods] = routes.find(([each]) => each.test(pathname)) ?? [];
  if (pattern === undefined) throw new Problem(404, 'Not found');
  const route = methods[request.method];
  if (route === undefined)
    throw new Problem(405, 'The path does not offer this method', { Allow: Object.keys(methods).join(', ') });
  const [handle, right] = route;
  const [, tenant, id] = pattern.exec(pathname);
  const store = right === undefined ? undefined : enter(roles, tenant, right);
  return handle({ request, roles, store, tenant, id, query, text: Buffer.concat(chunks).toString('utf8') });
}

function send(response, { status, headers = {}, body }, type = 'application/json') {
  if (body === undefined) return response.writeHead(status, headers).end();
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), ...headers });
  return response.end(text);
}

const server = createServer((request, response) => {
  answer(request).then(
    (done) => send(response, done),
    (error) => {
      const { status = 500, headers = {} } = error;
      const title = status === 500 ? 'Something went wrong' : error.message;
      send(response, { status, headers, body: { type: 'about:blank', title, status } }, 'application/problem+json');
    },
  );
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
