import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Json } from '../../../history/history.js';
import type { PodStub } from '@hone/contracts/sandbox';

export interface StubRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Undefined where the body is no JSON. */
  readonly json: Json | undefined;
}

export interface StubResponse {
  readonly status: number;
  readonly json?: unknown;
}

/** Undefined: the connection is broken off. */
export type HandleRequest = (request: StubRequest) => Promise<StubResponse | undefined>;

const MOST_BODY_BYTES = 256 * 1024;

/** A third party's HTTP server on connections of a pod. */
export function serveHttp(handle: HandleRequest): PodStub {
  const server = createServer((request, response) => {
    void answer(handle, request, response);
  });
  return (stream) => {
    // Whoever breaks off a connection breaks nothing else.
    stream.on('error', () => undefined);
    server.emit('connection', stream);
  };
}

async function answer(
  handle: HandleRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return void response.destroy();
  const { method = '', url = '/' } = request;
  const answered = await handle({ method, path: url.split('?')[0] ?? '/', json: parseJson(body) });
  if (answered === undefined) return void response.destroy();
  const text = answered.json === undefined ? '' : JSON.stringify(answered.json);
  response.writeHead(answered.status, {
    ...(text !== '' && { 'Content-Type': 'application/json' }),
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
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

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
