import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { createServer, get as httpGet, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

const { PRICES_URL = '', STOCK_URL = '', COLLECTOR_URL = '', PORT = '8080' } = process.env;

type Span = Record<string, unknown> & { traceId: string; spanId: string };

const current = new AsyncLocalStorage<Span>();
const hex = (digits: number): string => (randomUUID() + randomUUID()).replaceAll('-', '').slice(0, digits);
const clock = (): string => `${process.hrtime.bigint() + OFFSET}`;
const OFFSET = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();

/** One export for each ended span: simple, and enough for this load. */
function send(span: Span): void {
  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
  const outgoing = httpRequest(
    `${COLLECTOR_URL}/v1/traces`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, timeout: 800 },
    (answer) => answer.resume(),
  );
  outgoing.on('timeout', () => outgoing.destroy());
  outgoing.on('error', () => undefined);
  outgoing.end(body);
}

async function inSpan<T>(
  name: string,
  kind: number,
  parent: { traceId: string; spanId?: string },
  work: (span: Span) => Promise<[T, boolean]>,
): Promise<T> {
  const span: Span = {
    traceId: parent.traceId,
    spanId: hex(16),
    ...(parent.spanId !== undefined && { parentSpanId: parent.spanId }),
    name,
    kind,
    startTimeUnixNano: clock(),
  };
  const [result, failed] = await current.run(span, () => work(span));
  span.endTimeUnixNano = clock();
  if (failed) span.status = { code: 2, message: 'failed' };
  send(span);
  return result;
}

class Failed extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

function fetchJson(name: string, url: string): Promise<Record<string, number> | Failed> {
  const parent = current.getStore();
  if (parent === undefined) throw new Error('no span');
  return inSpan(name, 3, parent, (span) => {
    const headers = { traceparent: `00-${span.traceId}-${span.spanId}-01` };
    return new Promise((resolve) => {
      httpGet(url, { headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status !== 200) return resolve([new Failed(status), status >= 500]);
          resolve([JSON.parse(Buffer.concat(parts).toString()) as Record<string, number>, false]);
        });
      }).on('error', () => resolve([new Failed(0), true]));
    });
  });
}

async function quote(id: string): Promise<[number, unknown]> {
  const price = await fetchJson('prices', `${PRICES_URL}/prices/${id}`);
  if (price instanceof Failed) return [price.status === 404 ? 404 : 502, { error: price.message }];
  const stock = await fetchJson('stock', `${STOCK_URL}/stock/${id}`);
  if (stock instanceof Failed) return [502, { error: stock.message }];
  return [200, { id, cents: price.cents, left: stock.left }];
}

function parentOf(request: IncomingMessage): { traceId: string; spanId?: string } {
  const parts = String(request.headers.traceparent ?? '').split('-');
  const [version, traceId = '', spanId = '', flags = ''] = parts;
  const isHex = (text: string, length: number): boolean =>
    text.length === length && /^[0-9a-f]*$/.test(text) && BigInt(`0x${text}`) !== 0n;
  const isValid = parts.length === 4 && version === '00' && isHex(traceId, 32) && isHex(spanId, 16) && /^[0-9a-f]{2}$/.test(flags);
  return isValid ? { traceId, spanId } : { traceId: hex(32) };
}

createServer((request: IncomingMessage, response: ServerResponse) => {
  const [, first, id] = (request.url ?? '').split('/');
  if (first === 'healthz') return void response.end('{}');
  if (first !== 'quotes' || id === undefined) return void response.writeHead(404).end();
  void inSpan('GET /quotes/:id', 2, parentOf(request), () =>
    // An internal span: work of the service itself, between the server span and the requests.
    inSpan('quote', 1, current.getStore() as Span, async () => {
      const [status, body] = await quote(id);
      return [[status, body] as const, status >= 500];
    }).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return [undefined, status >= 500];
    }),
  );
}).listen(Number(PORT), '127.0.0.1');
