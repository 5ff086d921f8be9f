import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Role = 'viewer' | 'agent' | 'admin';
type Status = 'open' | 'closed';

interface Ticket {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly status: Status;
  readonly duplicate_of: string | null;
}

interface Row {
  readonly tenant: string;
  ticket: Ticket;
  version: number;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

class Problem extends Error {
  constructor(
    readonly status: number,
    title: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
  }
}

const MEMBERS: Record<string, Record<string, Role>> = {
  ada: { acme: 'admin' },
  ben: { acme: 'agent', globex: 'viewer' },
  cleo: { globex: 'admin' },
};
const ROLES: Role[] = ['viewer', 'agent', 'admin'];
const notFound = (): Problem => new Problem(404, 'Not found');

/** One table, as a database has it. Who holds a `Tickets` reaches the rows of its tenant only. */
const table: Row[] = [];

class Tickets {
  constructor(
    readonly tenant: string,
    private readonly role: Role,
  ) {}

  require(least: Role): void {
    if (ROLES.indexOf(this.role) < ROLES.indexOf(least)) throw new Problem(403, 'Your role does not allow this');
  }

  all(): Row[] {
    return table.filter(({ tenant }) => tenant === this.tenant);
  }

  get(id: unknown): Row | undefined {
    return this.all().find(({ ticket }) => ticket.id === id);
  }

  find(id: string): Row {
    const row = this.get(id);
    if (row === undefined) throw notFound();
    return row;
  }

  withReference(reference: string): Row | undefined {
    return this.all().find(({ ticket }) => ticket.reference === reference);
  }

  add(values: Pick<Ticket, 'reference' | 'subject'> & Partial<Ticket>): Row {
    if (this.withReference(values.reference)) throw new Problem(409, 'The reference is taken');
    const ticket: Ticket = { duplicate_of: null, ...values, id: randomUUID(), status: 'open' };
    const row = { tenant: this.tenant, ticket, version: 1 };
    table.push(row);
    return row;
  }

  change(row: Row, values: Partial<Ticket>): void {
    row.ticket = { ...row.ticket, ...values };
    row.version += 1;
  }

  remove(row: Row): void {
    table.splice(table.indexOf(row), 1);
  }
}

type Test = (value: unknown, tickets: Tickets) => boolean;
const isText: Test = (value) => typeof value === 'string';
const TESTS: Record<string, Test> = {
  reference: (value) => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value),
  subject: (value) => typeof value === 'string' && value !== '' && [...value].length <= 200,
  status: (value) => value === 'open' || value === 'closed',
  duplicate_of: (value, tickets) => value === null || tickets.get(value) !== undefined,
  ids: (value, tickets) =>
    Array.isArray(value) && value.length > 0 && value.length <= 50 && value.every((id) => isText(id, tickets)),
};

function parse<Values>(text: string, tickets: Tickets, required: string[], optional: string[] = []): Values {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem(400, 'The body is not valid JSON');
  }
  const invalid = new Problem(422, 'A value is invalid');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid;
  const keys = [...required, ...optional];
  for (const key of required) if (!Object.hasOwn(body, key)) throw invalid;
  for (const [key, value] of Object.entries(body))
    if (!keys.includes(key) || TESTS[key]?.(value, tickets) !== true) throw invalid;
  return body as Values;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly text: string;
  readonly query: URLSearchParams;
  readonly id: string;
}
type Handler = (tickets: Tickets, asked: Asked) => Answer;

const tagOf = ({ version }: Row): string => `"${version}"`;
const show = (row: Row): Answer => ({ status: 200, headers: { ETag: tagOf(row) }, body: row.ticket });

const create: Handler = (tickets, { text }) => {
  const row = tickets.add(parse(text, tickets, ['reference', 'subject'], ['duplicate_of']));
  const location = `/tenants/${tickets.tenant}/tickets/${row.ticket.id}`;
  return { ...show(row), status: 201, headers: { ETag: tagOf(row), Location: location } };
};

const list: Handler = (tickets, { query }) => {
  const limit = query.get('limit') ?? '20';
  if (!/^([1-9]|1\d|20)$/.test(limit)) throw new Problem(400, 'limit is 1 to 20');
  const cursor = query.get('cursor');
  const rows = tickets.all();
  const start = cursor === null ? 0 : rows.findIndex(({ ticket }) => ticket.id === cursor) + 1;
  if (cursor !== null && start === 0) throw new Problem(400, 'The cursor is unknown');
  const fits = ({ ticket }: Row): boolean => ticket.subject.includes(query.get('q') ?? '');
  const rest = rows.slice(start).filter(fits);
  const items = rest.slice(0, Number(limit)).map(({ ticket }) => ticket);
  const next = rest.length > items.length ? items.at(-1)?.id : null;
  return { status: 200, body: { items, total: rows.filter(fits).length, next_cursor: next } };
};

const read: Handler = (tickets, { id, request }) => {
  const row = tickets.find(id);
  const isKnown = (request.headers['if-none-match'] ?? '').includes(tagOf(row));
  return isKnown ? { status: 304, headers: { ETag: tagOf(row) } } : show(row);
};

const change: Handler = (tickets, { id, text }) => {
  const row = tickets.find(id);
  tickets.change(row, parse(text, tickets, [], ['subject', 'status', 'duplicate_of']));
  return show(row);
};

const remove: Handler = (tickets, { id }) => {
  tickets.remove(tickets.find(id));
  return { status: 204 };
};

const close: Handler = (tickets, { text }) => {
  const { ids } = parse<{ ids: string[] }>(text, tickets, ['ids']);
  const rows = ids.flatMap((id) => tickets.get(id) ?? []);
  for (const row of rows) tickets.change(row, { status: 'closed' });
  const closed = rows.map(({ ticket }) => ticket.id);
  return { status: 200, body: { closed, not_found: ids.filter((id) => !closed.includes(id)) } };
};

function findEverywhere(roles: Record<string, Role>, query: URLSearchParams): Answer {
  const reference = query.get('reference');
  if (reference === null) throw new Problem(400, 'reference is missing');
  const items = Object.entries(roles).flatMap(([tenant, role]) => {
    const row = new Tickets(tenant, role).withReference(reference);
    return row === undefined ? [] : [{ ...row.ticket, tenant }];
  });
  return { status: 200, body: { items } };
}

const ROUTES: [RegExp, Record<string, [Role, Handler]>][] = [
  [/^\/tenants\/([^/]+)\/tickets$/, { GET: ['viewer', list], POST: ['agent', create] }],
  [
    /^\/tenants\/([^/]+)\/tickets\/([^/]+)$/,
    { GET: ['viewer', read], PATCH: ['agent', change], DELETE: ['admin', remove] },
  ],
  [/^\/tenants\/([^/]+)\/closures$/, { POST: ['agent', close] }],
];

function offer(request: IncomingMessage, methods: string[]): void {
  if (!methods.includes(request.method ?? ''))
    throw new Problem(405, 'The path does not offer this method', { Allow: methods.join(', ') });
}

const callers = JSON.parse(process.env.HONE_CALLERS ?? '{}') as Record<string, string>;
const users = new Map(Object.entries(callers).map(([name, token]) => [token, MEMBERS[name] ?? {}]));

async function answer(request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  if (pathname === '/healthz') return { status: 200 };
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
  const roles = users.get(token);
  if (roles === undefined || scheme.toLowerCase() !== 'bearer')
    throw new Problem(401, 'A valid token is needed', { 'WWW-Authenticate': 'Bearer' });
  if (pathname === '/tickets') {
    offer(request, ['GET']);
    return findEverywhere(roles, query);
  }
  for (const [pattern, methods] of ROUTES) {
    const [, tenant = '', id = ''] = pattern.exec(pathname) ?? [];
    if (tenant === '') continue;
    offer(request, Object.keys(methods));
    const [least, handle] = methods[request.method ?? ''] ?? ['admin', remove];
    const role = Object.hasOwn(roles, tenant) ? roles[tenant] : undefined;
    if (role === undefined) throw notFound();
    const tickets = new Tickets(tenant, role);
    tickets.require(least);
    return handle(tickets, { request, text, query, id });
  }
  throw notFound();
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer, type = 'application/json'): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body));
}

createServer((request, response) => {
  answer(request).then(
    (done) => send(response, done),
    (error: unknown) => {
      const problem = error instanceof Problem ? error : new Problem(500, 'Something went wrong');
      const { status, headers, message: title } = problem;
      send(response, { status, headers, body: { type: 'about:blank', title, status } }, 'application/problem+json');
    },
  );
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
