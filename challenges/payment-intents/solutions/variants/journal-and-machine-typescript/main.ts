import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

// ---- The machine: which command leads from which status to which fact, and what a fact makes of a status.

type Status = 'requires_confirmation' | 'succeeded' | 'canceled';
type Command = 'confirm' | 'cancel';

interface Terms {
  amount: number;
  currency: string;
  reference: string | null;
}

type Fact =
  | { readonly kind: 'opened'; readonly terms: Terms }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'canceled' };

const MACHINE: Record<Status, Partial<Record<Command, Fact>>> = {
  requires_confirmation: { confirm: { kind: 'confirmed' }, cancel: { kind: 'canceled' } },
  succeeded: {},
  canceled: {},
};

const LEADS_TO: Record<Fact['kind'], Status> = {
  opened: 'requires_confirmation',
  confirmed: 'succeeded',
  canceled: 'canceled',
};

// ---- The journal of one merchant. Facts are appended and never touched again; everything else is read from them.

interface View extends Terms {
  id: string;
  status: Status;
}

type Story = [opened: Extract<Fact, { kind: 'opened' }>, ...later: Fact[]];

function statusOf(story: Story): Status {
  return LEADS_TO[(story[story.length - 1] ?? story[0]).kind];
}

function view(id: string, story: Story): View {
  const { amount, currency, reference } = story[0].terms;
  return { id, amount, currency, reference, status: statusOf(story) };
}

type Verdict<T> = { readonly ok: T } | { readonly refused: number; readonly why: string };

interface Page {
  items: View[];
  next_cursor: string | null;
}

class Journal {
  private readonly order: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly stories = new Map<string, Story>();
  private readonly keys = new Map<string, string>();

  open(key: string, terms: Terms): Verdict<View> {
    const earlier = this.keys.get(key);
    if (earlier !== undefined) {
      // A retry sees the story as it was after its first fact.
      const [opened] = this.stories.get(earlier)!;
      return sameTerms(opened.terms, terms)
        ? { ok: view(earlier, [opened]) }
        : { refused: 422, why: 'The idempotency key belongs to another request' };
    }
    const id = `pi_${randomBytes(12).toString('hex')}`;
    const story: Story = [{ kind: 'opened', terms }];
    this.stories.set(id, story);
    this.places.set(id, this.order.length);
    this.order.push(id);
    this.keys.set(key, id);
    return { ok: view(id, story) };
  }

  read(id: string): Verdict<View> {
    const story = this.stories.get(id);
    return story === undefined ? NO_SUCH_INTENT : { ok: view(id, story) };
  }

  command(id: string, command: Command): Verdict<View> {
    const story = this.stories.get(id);
    if (story === undefined) {
      return NO_SUCH_INTENT;
    }
    const status = statusOf(story);
    const fact = MACHINE[status][command];
    if (fact === undefined) {
      return { refused: 409, why: `An intent that is ${status} cannot take: ${command}` };
    }
    story.push(fact);
    return { ok: view(id, story) };
  }

  page(cursor: string | null, limit: number): Verdict<Page> {
    let from = 0;
    if (cursor !== null) {
      const place = this.places.get(cursor);
      if (place === undefined) {
        return { refused: 400, why: 'The cursor is invalid' };
      }
      from = place + 1;
    }
    const ids = this.order.slice(from, from + limit);
    const more = from + limit < this.order.length;
    return {
      ok: {
        items: ids.map((id) => view(id, this.stories.get(id)!)),
        next_cursor: more ? (ids[ids.length - 1] ?? null) : null,
      },
    };
  }
}

const NO_SUCH_INTENT = { refused: 404, why: 'No such payment intent' } as const;

function sameTerms(a: Terms, b: Terms): boolean {
  return a.amount === b.amount && a.currency === b.currency && a.reference === b.reference;
}

// ---- Reading what clients send.

const MEBIBYTE = 1024 * 1024;

class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(status: number, title: string, headers: Record<string, string> = {}) {
    super(title);
    this.status = status;
    this.headers = headers;
  }
}

function accept<T>(verdict: Verdict<T>): T {
  if ('refused' in verdict) {
    throw new Refusal(verdict.refused, verdict.why);
  }
  return verdict.ok;
}

/** Reads to the end in any case, so that the client gets to read the answer; null above 1 MiB. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= MEBIBYTE) {
      chunks.push(chunk as Buffer);
    } else {
      chunks = [];
    }
  }
  return size <= MEBIBYTE ? Buffer.concat(chunks) : null;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, 'The body is not JSON');
  }
}

const READERS: { readonly [K in keyof Terms]: (given: unknown) => Terms[K] | undefined } = {
  amount: (given) =>
    typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 10_000_000 ? given : undefined,
  currency: (given) => (given === 'eur' || given === 'gbp' || given === 'usd' ? given : undefined),
  reference: (given) => {
    if (given === undefined || given === null) {
      return null;
    }
    if (typeof given !== 'string') {
      return undefined;
    }
    const length = [...given].length;
    return length >= 1 && length <= 80 ? given : undefined;
  },
};

function readTerms(given: unknown): Terms {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Refusal(422, 'A payment intent is an object');
  }
  const fields = new Map(Object.entries(given));
  for (const name of fields.keys()) {
    if (!Object.hasOwn(READERS, name)) {
      throw new Refusal(422, 'Unknown field');
    }
  }
  const amount = READERS.amount(fields.get('amount'));
  const currency = READERS.currency(fields.get('currency'));
  const reference = READERS.reference(fields.get('reference'));
  if (amount === undefined || currency === undefined || reference === undefined) {
    throw new Refusal(422, 'amount, currency or reference is invalid');
  }
  return { amount, currency, reference };
}

function single(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  if (values.length > 1) {
    throw new Refusal(400, `${name} is given more than once`);
  }
  return values[0] ?? null;
}

// ---- HTTP.

interface Call {
  request: IncomingMessage;
  body: Buffer;
  query: URLSearchParams;
  journal: Journal;
  id: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  content: unknown;
}

type Action = (call: Call) => Answer;

const create: Action = ({ request, body, journal }) => {
  const type = (request.headers['content-type'] ?? '').split(';')[0] ?? '';
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Refusal(415, 'The body must be application/json');
  }
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 1 || key.length > 200) {
    throw new Refusal(400, 'Idempotency-Key must have 1 to 200 characters');
  }
  const intent = accept(journal.open(key, readTerms(parseJson(body))));
  return { status: 201, headers: { Location: `/payment_intents/${intent.id}` }, content: intent };
};

const list: Action = ({ query, journal }) => {
  const limit = single(query, 'limit') ?? '20';
  if (!/^([1-9]|1[0-9]|20)$/.test(limit)) {
    throw new Refusal(400, 'limit must be 1 to 20');
  }
  return { status: 200, content: accept(journal.page(single(query, 'cursor'), Number(limit))) };
};

const read: Action = ({ journal, id }) => ({ status: 200, content: accept(journal.read(id)) });

function take(command: Command): Action {
  return ({ journal, id }) => ({ status: 200, content: accept(journal.command(id, command)) });
}

interface Route {
  path: RegExp;
  methods: Record<string, Action>;
}

const ROUTES: Route[] = [
  { path: /^\/payment_intents$/, methods: { GET: list, HEAD: list, POST: create } },
  { path: /^\/payment_intents\/([^/]+)$/, methods: { GET: read, HEAD: read } },
  { path: /^\/payment_intents\/([^/]+)\/confirm$/, methods: { POST: take('confirm') } },
  { path: /^\/payment_intents\/([^/]+)\/cancel$/, methods: { POST: take('cancel') } },
];

const HEALTH: Record<string, Action> = {
  GET: () => ({ status: 200, content: { status: 'ok' } }),
  HEAD: () => ({ status: 200, content: { status: 'ok' } }),
};

const journals = new Map<string, Journal>();
for (const token of Object.values(JSON.parse(process.env.HONE_CALLERS ?? '{}') as Record<string, string>)) {
  journals.set(token, new Journal());
}

function journalOf(request: IncomingMessage): Journal {
  const match = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '');
  const journal = match === null ? undefined : journals.get(match[1] ?? '');
  if (journal === undefined) {
    throw new Refusal(401, 'A valid token is required', { 'WWW-Authenticate': 'Bearer' });
  }
  return journal;
}

function actionFor(methods: Record<string, Action>, request: IncomingMessage): Action {
  const method = request.method ?? '';
  const action = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (action === undefined) {
    throw new Refusal(405, 'Method not allowed', { Allow: Object.keys(methods).join(', ') });
  }
  return action;
}

/** Nothing in here waits: whatever one request decides and writes down, no other request comes in between. */
function decide(request: IncomingMessage, body: Buffer | null): Answer {
  const [path = '', ...rest] = (request.url ?? '').split('?');
  const query = new URLSearchParams(rest.join('?'));
  if (path === '/healthz') {
    const action = actionFor(HEALTH, request);
    return action({ request, body: Buffer.alloc(0), query, journal: new Journal(), id: '' });
  }
  const journal = journalOf(request);
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (match !== null) {
      const action = actionFor(route.methods, request);
      if (body === null) {
        throw new Refusal(413, 'The body is larger than 1 MiB');
      }
      return action({ request, body, query, journal, id: match[1] ?? '' });
    }
  }
  throw new Refusal(404, 'Nothing is here');
}

function refusal(error: unknown): Answer {
  if (!(error instanceof Refusal)) {
    console.error(error);
    return refusal(new Refusal(500, 'Internal error'));
  }
  return {
    status: error.status,
    headers: error.headers,
    content: { type: 'about:blank', title: error.message, status: error.status },
  };
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let answer: Answer;
  try {
    const body = await readBody(request);
    answer = decide(request, body);
  } catch (error) {
    answer = refusal(error);
  }
  const text = Buffer.from(JSON.stringify(answer.content));
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Type': answer.status < 400 ? 'application/json' : 'application/problem+json',
    'Content-Length': text.length,
  });
  response.end(text);
}

createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
