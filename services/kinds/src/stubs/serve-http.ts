import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PodStub } from '@hone/contracts/sandbox';
import type { Json } from '../judging/json.js';
import { isTooDeep } from '../judging/json-depth.js';

export interface StubRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Undefined where the body is no JSON. */
  readonly json: Json | undefined;
  /** Characters of the body. */
  readonly length: number;
  /** Aborted when the connection ends before the whole answer is sent. */
  readonly gone: AbortSignal;
}

export interface StubResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** In place of JSON: a text, or pieces that are sent as they come. Where they throw, the connection is broken off. */
  readonly body?: string | AsyncIterable<string>;
}

/** Undefined: the connection is broken off. */
export type HandleRequest = (request: StubRequest) => Promise<StubResponse | undefined>;

const MOST_BODY_BYTES = 256 * 1024;

/** A third party's HTTP server on connections of a pod. */
export function serveHttp(handle: HandleRequest): PodStub {
  const server = createServer((request, response) => {
    // No request may crash the grader.
    answer(handle, request, response).catch(() => response.destroy());
  });
  return (stream) => {
    // A client that breaks off a connection must not affect anything else.
    stream.on('error', () => undefined);
    server.emit('connection', stream);
  };
}

async function answer(
  handle: HandleRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('the connection ended'));
  });
  const body = await readBody(request);
  if (body === undefined) return void response.destroy();
  const { method = '', url = '/' } = request;
  const path = url.split('?')[0] ?? '/';
  const answered = await handle({
    method,
    path,
    json: parseJson(body),
    length: body.length,
    gone: gone.signal,
  });
  if (answered === undefined) return void response.destroy();
  await write(response, answered);
}

async function write(
  response: ServerResponse,
  { status, headers, json, body = '' }: StubResponse,
): Promise<void> {
  const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
  if (typeof body === 'string') {
    const text = json === undefined ? body : JSON.stringify(json);
    response.writeHead(status, { ...type, ...headers, 'Content-Length': Buffer.byteLength(text) });
    return void response.end(text);
  }
  response.writeHead(status, { ...type, ...headers });
  try {
    for await (const piece of body) {
      if (response.destroyed) return;
      response.write(piece);
    }
    response.end();
  } catch {
    response.destroy();
  }
}

/** Undefined for one that is too long or never ends. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BODY_BYTES) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Undefined for invalid JSON, or JSON that is nested too deep to be walked. */
function parseJson(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
