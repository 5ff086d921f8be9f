import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bug, Style } from './style.fixture.js';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request as handlers see it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly owner: string;
  readonly body: unknown;
}

type Has = (bug: Bug) => boolean;

/** An error that clients see. */
export class Problem extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, title: string, headers: Readonly<Record<string, string>> = {}) {
    super(title);
    this.status = status;
    this.headers = headers;
  }

  toAnswer(style: Style, has: Has): Answer {
    const { status, message: title } = this;
    const trace = has('trace') && status === 404 ? { detail: this.stack } : {};
    const full = { type: 'about:blank', title, status: has('wrong-status-member') ? 500 : status, ...trace };
    const type = has('plain-json-errors') ? 'application/json' : 'application/problem+json';
    return {
      status,
      headers: { 'Content-Type': type, ...this.headers },
      body: style.problem === 'full' || has('trace') ? full : { title },
    };
  }
}

export function writeAnswer(
  response: ServerResponse,
  request: IncomingMessage,
  { status, headers = {}, body }: Answer,
  style: Style,
  has: Has,
): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  if (request.method === 'HEAD' && has('no-head')) return void response.writeHead(405).end();
  response.writeHead(status, {
    ...(text !== '' && { 'Content-Type': 'application/json' }),
    ...(style.body === 'length' && status !== 304 && { 'Content-Length': Buffer.byteLength(text) }),
    ...(style.connection === 'close' && { Connection: 'close' }),
    ...headers,
  });
  if (request.method === 'HEAD' || status === 304 || text === '') return void response.end();
  if (style.body === 'length') return void response.end(text);
  response.write(text.slice(0, 5));
  response.end(text.slice(5));
}
