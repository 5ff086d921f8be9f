const { randomUUID } = require('node:crypto');
const express = require('express');

const tokens = new Map(Object.entries(JSON.parse(process.env.HONE_CALLERS ?? '{}')).map(([user, token]) => [token, user]));
const memberships = [
  { user: 'ada', tenant: 'acme', role: 'admin' },
  { user: 'ben', tenant: 'acme', role: 'agent' },
  { user: 'ben', tenant: 'globex', role: 'viewer' },
  { user: 'cleo', tenant: 'globex', role: 'admin' },
];
/** All tenants' rows. Every read says which tenant it is about. */
let rows = [];
let version = 1000;

const problem = (response, status, title) =>
  response.status(status).type('application/problem+json').send(JSON.stringify({ type: `urn:problem:${status}`, title, status }));
const show = (row) => {
  const { tenant: _, version: __, number: ___, ...ticket } = row;
  return ticket;
};
const find = (tenant, id) => rows.find((row) => row.tenant === tenant && row.id === id);
const etag = ({ version }) => `W/"v${version}"`;

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.get('/healthz', (_, response) => response.send('ready'));
app.use((request, response, next) => {
  const match = /^bearer +(.+)$/i.exec(request.get('authorization') ?? '');
  request.user = match === null ? undefined : tokens.get(match[1]);
  if (request.user === undefined) return problem(response, 401, 'Who are you?');
  return next();
});
app.use(express.json({ strict: false, type: () => true }));

const least = (...roles) => (request, response, next) => {
  const { tenant } = request.params;
  const membership = memberships.find((each) => each.user === request.user && each.tenant === tenant);
  if (membership === undefined) return problem(response, 404, 'No such thing');
  return roles.includes(membership.role) ? next() : problem(response, 403, 'Not with your role');
};
const anybody = least('viewer', 'agent', 'admin');
const writers = least('agent', 'admin');

const rules = {
  reference: (value) => typeof value === 'string' && /^[-0-9a-z]{1,40}$/.test(value),
  subject: (value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
  status: (value) => value === 'open' || value === 'closed',
  duplicate_of: (value, tenant) => value === null || find(tenant, value) !== undefined,
  ids: (value) => Array.isArray(value) && value.length > 0 && value.length <= 50,
};
const bodyIs = (keys, needed) => (request, response, next) => {
  const { body, params } = request;
  const valid =
    body !== null &&
    typeof body === 'object' &&
    !Array.isArray(body) &&
    needed.every((key) => key in body) &&
    Object.entries(body).every(([key, value]) => keys.includes(key) && rules[key](value, params.tenant));
  return valid ? next() : problem(response, 422, 'Unprocessable');
};
const only = (...methods) => (_, response) => {
  response.set('Allow', methods.join(', '));
  problem(response, 405, 'Method not allowed');
};

app
  .route('/tenants/:tenant/tickets')
  .post(writers, bodyIs(['reference', 'subject', 'duplicate_of'], ['reference', 'subject']), (request, response) => {
    const { tenant } = request.params;
    const { reference, subject, duplicate_of = null } = request.body;
    if (rows.some((row) => row.tenant === tenant && row.reference === reference))
      return problem(response, 409, 'Reference exists');
    const row = { tenant, id: randomUUID(), reference, subject, status: 'open', duplicate_of };
    Object.assign(row, { version: (version += 1), number: version });
    rows.push(row);
    return response.status(201).location(`/tenants/${tenant}/tickets/${row.id}`).set('ETag', etag(row)).json(show(row));
  })
  .get(anybody, (request, response) => {
    const { tenant } = request.params;
    const { q = '', limit = '20', cursor } = request.query;
    const size = Number(limit);
    if (!Number.isInteger(size) || size < 1 || size > 20) return problem(response, 400, 'limit');
    const [place, owner] = Buffer.from(cursor ?? '', 'base64url').toString().split('@');
    if (cursor !== undefined && owner !== tenant) return problem(response, 400, 'cursor');
    const matching = rows.filter((row) => row.tenant === tenant && row.subject.includes(q));
    const later = matching.filter(({ number }) => cursor === undefined || number > Number(place));
    const items = later.slice(0, size);
    const next = later.length > size ? Buffer.from(`${items.at(-1).number}@${tenant}`).toString('base64url') : null;
    return response.json({ items: items.map(show), total: matching.length, next_cursor: next });
  })
  .all(only('GET', 'POST'));

app
  .route('/tenants/:tenant/tickets/:id')
  .get(anybody, (request, response) => {
    const row = find(request.params.tenant, request.params.id);
    if (row === undefined) return problem(response, 404, 'No such thing');
    response.set('ETag', etag(row));
    return request.get('if-none-match') === etag(row) ? response.status(304).end() : response.json(show(row));
  })
  .patch(writers, bodyIs(['subject', 'status', 'duplicate_of'], []), (request, response) => {
    const row = find(request.params.tenant, request.params.id);
    if (row === undefined) return problem(response, 404, 'No such thing');
    Object.assign(row, request.body, { version: (version += 1) });
    return response.set('ETag', etag(row)).json(show(row));
  })
  .delete(least('admin'), (request, response) => {
    const row = find(request.params.tenant, request.params.id);
    if (row === undefined) return problem(response, 404, 'No such thing');
    rows = rows.filter((each) => each !== row);
    return response.status(204).end();
  })
  .all(only('GET', 'PATCH', 'DELETE'));

app
  .route('/tenants/:tenant/closures')
  .post(writers, bodyIs(['ids'], ['ids']), (request, response) => {
    const { tenant } = request.params;
    const answer = { closed: [], not_found: [] };
    for (const id of request.body.ids) {
      const row = find(tenant, id);
      if (row !== undefined) Object.assign(row, { status: 'closed', version: (version += 1) });
      (row === undefined ? answer.not_found : answer.closed).push(id);
    }
    response.json(answer);
  })
  .all(only('POST'));

app
  .route('/tickets')
  .get((request, response) => {
    const mine = new Set(memberships.filter(({ user }) => user === request.user).map(({ tenant }) => tenant));
    const found = rows.filter(({ tenant, reference }) => reference === request.query.reference && mine.has(tenant));
    response.json({ items: found.map((row) => ({ ...show(row), tenant: row.tenant })) });
  })
  .all(only('GET'));

app.use((_, response) => problem(response, 404, 'No such thing'));
app.use((error, _, response, __) => problem(response, error.status ?? 500, error.status ? 'Not JSON' : 'Broken'));

app.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
