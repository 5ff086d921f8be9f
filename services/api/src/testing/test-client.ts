import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Express } from 'express';
import { z } from 'zod';

/** A response: status, headers, and the body, parsed if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Call {
  readonly method?: string;
  readonly json?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that keeps its session cookie, like a browser. */
export class TestClient {
  readonly base: string;
  cookie: string | undefined;

  constructor(base: string) {
    this.base = base;
  }

  async open(path: string, call: Call = {}): Promise<Response> {
    const headers = new Headers(call.headers);
    if (this.cookie !== undefined) headers.set('cookie', this.cookie);
    if (call.json !== undefined) headers.set('content-type', 'application/json');
    const body = call.json === undefined ? call.raw : JSON.stringify(call.json);
    const method = call.method ?? (body === undefined ? 'GET' : 'POST');
    const response = await fetch(new URL(path, this.base), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) this.cookie = set.split(';')[0];
    return response;
  }

  async call(path: string, call: Call = {}): Promise<Answer> {
    const response = await this.open(path, call);
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Calls and parses the body; fails unless the response has `status`. */
  async get<S extends z.ZodType>(
    schema: S,
    path: string,
    call: Call = {},
    status = 200,
  ): Promise<z.output<S>> {
    const answer = await this.call(path, call);
    if (answer.status !== status)
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return schema.parse(answer.body);
  }
}

/** Serves an application on a free local port. */
export async function serveApp(
  app: Express,
): Promise<{ base: string; server: Server; close: () => Promise<void> }> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { base: `http://127.0.0.1:${port}`, server, close };
}
