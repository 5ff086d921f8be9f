import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createCollections, type Collections } from './collections.fixture.js';
import { createLimit, type Limit } from './limit.fixture.js';
import { Problem, writeAnswer, type Answer, type Asked } from './answers.fixture.js';
import type { Bug, Style } from './style.fixture.js';

const MAX_BODY_BYTES = 1024 * 1024;
const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Route {
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, (asked: Asked, id: string) => Answer | Promise<Answer>>>;
}

/**
 * Orders, stock and a limit; correct in the given style, except for the bugs. `tokens`: callers by their tokens; `now` in
 * milliseconds.
 */
export function createShop(
  style: Style,
  bugs: readonly Bug[],
  tokens: ReadonlyMap<string, string>,
  now: () => number,
): Server {
  const has = (bug: Bug): boolean => bugs.includes(bug);
  const routes = routesOf(createCollections(style, has), createLimit(style, has, now));
  return createServer((request, response) => {
    answer(request, { style, has, tokens, routes }).then(
      (done) => writeAnswer(response, request, done, style, has),
      (error: unknown) => fail(error, request, response, style, has),
    );
  });
}

function routesOf(shop: Collections, limit: Limit): Route[] {
  return [
    { pattern: /^\/healthz$/, methods: { GET: () => ({ status: 200, body: {} }) } },
    { pattern: /^\/orders$/, methods: { GET: shop.list, POST: shop.create } },
    { pattern: /^\/orders\/([^/]+)$/, methods: { GET: shop.read, HEAD: shop.read, PATCH: shop.update } },
    { pattern: /^\/orders\/([^/]+)\/confirm$/, methods: { POST: shop.confirm } },
    { pattern: /^\/stock$/, methods: { POST: shop.addStock } },
    { pattern: /^\/stock\/([^/]+)$/, methods: { GET: shop.readStock } },
    { pattern: /^\/stock\/([^/]+)\/purchases$/, methods: { POST: shop.buy } },
    { pattern: /^\/limited$/, methods: { GET: limit } },
  ];
}

interface Around {
  readonly style: Style;
  readonly has: (bug: Bug) => boolean;
  readonly tokens: ReadonlyMap<string, string>;
  readonly routes: readonly Route[];
}

async function answer(request: IncomingMessage, { style, has, tokens, routes }: Around): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://shop');
  const text = await readBody(request, style, has);
  const route = routes.find(({ pattern }) => pattern.test(url.pathname));
  if (route === undefined) throw new Problem(404, 'No such path');
  const method = request.method ?? 'GET';
  const handle = route.methods[method];
  if (handle === undefined)
    throw new Problem(
      405,
      'Not offered',
      has('no-allow') ? {} : { Allow: Object.keys(route.methods).join(', ') },
    );
  const owner = url.pathname === '/healthz' ? '' : ownerOf(request, tokens, has);
  rejectAccept(request, has);
  const body = method === 'POST' || method === 'PATCH' ? parse(request, text, has) : undefined;
  if (style.slowMs > 0) await delay(style.slowMs);
  const id = decodeURIComponent(route.pattern.exec(url.pathname)?.[1] ?? '');
  const { headers } = request;
  return handle({ method, path: url.pathname, query: url.searchParams, headers, owner, body }, id);
}

function ownerOf(
  { headers }: IncomingMessage,
  tokens: ReadonlyMap<string, string>,
  has: (bug: Bug) => boolean,
): string {
  const [scheme = '', token = ''] = (headers.authorization ?? '').split(' ');
  const exact = scheme.toLowerCase() === 'bearer' ? tokens.get(token) : undefined;
  const begun = [...tokens].find(([each]) => token.length > 8 && each.startsWith(token))?.[1];
  const owner = has('prefix-token') ? begun : exact;
  if (owner !== undefined) return owner;
  if (has('anonymous')) return [...tokens.values()][0] ?? '';
  throw new Problem(401, 'Who are you?', { 'WWW-Authenticate': 'Bearer' });
}

function rejectAccept({ headers }: IncomingMessage, has: (bug: Bug) => boolean): void {
  const { accept = '*/*' } = headers;
  if (!/\*\/\*|application\/(\*|json)/.test(accept) && !has('ignores-accept'))
    throw new Problem(406, 'Only JSON');
}

function parse({ headers }: IncomingMessage, text: string, has: (bug: Bug) => boolean): unknown {
  const type = headers['content-type'] ?? '';
  if (text !== '' && !type.startsWith('application/json') && !has('any-media-type'))
    throw new Problem(415, 'Only JSON');
  if (text === '') return {};
  if (has('crashes')) return JSON.parse(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'This is no JSON');
  }
}

async function readBody(request: IncomingMessage, style: Style, has: (bug: Bug) => boolean): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES || has('any-size')) chunks.push(chunk);
    else if (style.tooLarge === 'hang-up') request.destroy();
  }
  if (bytes > MAX_BODY_BYTES && !has('any-size')) throw new Problem(413, 'Too large');
  return Buffer.concat(chunks).toString('utf8');
}

function fail(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  style: Style,
  has: (bug: Bug) => boolean,
): void {
  if (request.destroyed && !request.complete) return;
  const known = error instanceof Problem ? error : new Problem(500, 'A fault of ours');
  writeAnswer(response, request, known.toAnswer(style, has), style, has);
}
