'use strict';
const { createServer } = require('node:http');
const { createHash, randomUUID } = require('node:crypto');

const ROLES = { acme: { ada: 'admin', ben: 'agent' }, globex: { cleo: 'admin', ben: 'viewer' } };
const RANKS = ['viewer', 'agent', 'admin'];
const users = new Map(
  Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map(([user, token]) => [`Bearer ${token}`, user]),
);
const stores = new Map(Object.keys(ROLES).map((tenant) => [tenant, new Map()]));
let sequence = 0;

class Problem extends Error {
  constructor(status, title, headers = {}) {
    super(title);
    Object.assign(this, { status, headers });
  }
}

const nothing = () => new Problem(404, 'Not found');
const shown = ({ id, reference, subject, status, duplicate_of }) => ({ id, reference, subject, status, duplicate_of });
const etagOf = ({ id, createdAt }) => `"${createHash('sha1').update(`${id} ${createdAt}`).digest('hex')}"`;
const isReference = (value) => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value);

function enter(user, tenant, least) {
  const role = Object.hasOwn(ROLES, tenant) && Object.hasOwn(ROLES[tenant], user) ? ROLES[tenant][user] : undefined;
  if (role === undefined) throw nothing();
  if (RANKS.indexOf(role) < RANKS.indexOf(least)) throw new Problem(403, 'Not allowed');
  return stores.get(tenant);
}

function ticketOf(store, id) {
  const ticket = store.get(id);
  if (ticket === undefined) throw nothing();
  return ticket;
}

function readFields(body, known) {
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem(400, 'The body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem(422, 'Not an object');
  if (Object.keys(value).some((key) => !known.includes(key))) throw new Problem(422, 'Unknown field');
  return value;
}

function checkSubject(subject) {
  if (typeof subject !== 'string' || subject.length < 1 || [...subject].length > 200)
    throw new Problem(422, 'subject must have 1 to 200 characters');
}

function checkDuplicate(store, id) {
  if (id !== null && !(typeof id === 'string' && store.has(id))) throw new Problem(422, 'duplicate_of is not a ticket');
}

function find({ user, query }) {
  const reference = query.get('reference');
  if (!isReference(reference)) throw new Problem(400, 'Invalid reference');
  const items = [];
  for (const [tenant, store] of stores)
    if (Object.hasOwn(ROLES[tenant], user))
      for (const ticket of store.values()) if (ticket.reference === reference) items.push({ ...shown(ticket), tenant });
  return [200, { items }];
}

const writeCursor = (tenant, sequence_) => Buffer.from(JSON.stringify([tenant, sequence_])).toString('base64url');

function readCursor(tenant, text) {
  if (text === null) return 0;
  try {
    const [of, after] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (of === tenant && Number.isInteger(after) && writeCursor(of, after) === text) return after;
  } catch {
    // Told below.
  }
  throw new Problem(400, 'Invalid cursor');
}

function list({ user, query }, tenant) {
  const store = enter(user, tenant, 'viewer');
  const limit = query.get('limit') ?? '20';
  if (!/^([1-9]|1\d|20)$/.test(limit)) throw new Problem(400, 'Invalid limit');
  const after = readCursor(tenant, query.get('cursor'));
  const matching = [...store.values()].filter(({ subject }) => subject.includes(query.get('q') ?? ''));
  const rest = matching.filter((ticket) => ticket.sequence > after);
  const page = rest.slice(0, Number(limit));
  const more = rest.length > page.length ? writeCursor(tenant, page.at(-1).sequence) : null;
  return [200, { items: page.map(shown), total: matching.length, next_cursor: more }];
}

function create({ user, body }, tenant) {
  const store = enter(user, tenant, 'agent');
  const { reference, subject, duplicate_of = null } = readFields(body, ['reference', 'subject', 'duplicate_of']);
  if (!isReference(reference)) throw new Problem(422, 'Invalid reference');
  checkSubject(subject);
  checkDuplicate(store, duplicate_of);
  if ([...store.values()].some((ticket) => ticket.reference === reference))
    throw new Problem(409, 'The reference is taken');
  sequence += 1;
  const ticket = { id: randomUUID(), reference, subject, status: 'open', duplicate_of, sequence, createdAt: Date.now() };
  store.set(ticket.id, ticket);
  return [201, shown(ticket), { Location: `/tenants/${tenant}/tickets/${ticket.id}`, ETag: etagOf(ticket) }];
}

function read({ user, headers }, tenant, id) {
  const ticket = ticketOf(enter(user, tenant, 'viewer'), id);
  const headers_ = { ETag: etagOf(ticket) };
  return headers['if-none-match'] === headers_.ETag ? [304, undefined, headers_] : [200, shown(ticket), headers_];
}

function change({ user, body }, tenant, id) {
  const store = enter(user, tenant, 'agent');
  const ticket = ticketOf(store, id);
  const changes = readFields(body, ['subject', 'status', 'duplicate_of']);
  if ('subject' in changes) checkSubject(changes.subject);
  if ('status' in changes && !['open', 'closed'].includes(changes.status)) throw new Problem(422, 'Invalid status');
  if ('duplicate_of' in changes) checkDuplicate(store, changes.duplicate_of);
  Object.assign(ticket, changes);
  return [200, shown(ticket), { ETag: etagOf(ticket) }];
}

function remove({ user }, tenant, id) {
  const store = enter(user, tenant, 'admin');
  ticketOf(store, id);
  store.delete(id);
  return [204];
}

function close({ user, body }, tenant) {
  const store = enter(user, tenant, 'agent');
  const { ids } = readFields(body, ['ids']);
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > 50 || ids.some((id) => typeof id !== 'string'))
    throw new Problem(422, 'Invalid ids');
  const closed = ids.filter((id) => store.has(id));
  for (const id of closed) store.get(id).status = 'closed';
  return [200, { closed, not_found: ids.filter((id) => !store.has(id)) }];
}

const ROUTES = [
  [/^\/tickets$/, { GET: find }],
  [/^\/tenants\/([^/]+)\/tickets$/, { GET: list, POST: create }],
  [/^\/tenants\/([^/]+)\/tickets\/([^/]+)$/, { GET: read, PATCH: change, DELETE: remove }],
  [/^\/tenants\/([^/]+)\/closures$/, { POST: close }],
];

async function answer(request) {
  const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
  if (pathname === '/healthz') return [200];
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const user = users.get(request.headers.authorization ?? '');
  if (user === undefined) throw new Problem(401, 'A token is required');
  for (const [pattern, methods] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match === null) continue;
    const method = methods[request.method];
    if (method === undefined) throw new Problem(405, 'Not allowed', { Allow: Object.keys(methods).join(', ') });
    return method({ user, query, body, headers: request.headers }, ...match.slice(1));
  }
  throw nothing();
}

async function handle(request, response) {
  let type = 'application/json';
  let [status, body, headers] = await answer(request).catch((error) => {
    type = 'application/problem+json';
    const code = error.status ?? 500;
    return [code, { type: 'about:blank', title: error.message, status: code }, error.headers];
  });
  if (body !== undefined) headers = { ...headers, 'Content-Type': type };
  response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
}

createServer((request, response) => void handle(request, response)).listen(
  Number(process.env.PORT ?? 8080),
  '127.0.0.1',
);
