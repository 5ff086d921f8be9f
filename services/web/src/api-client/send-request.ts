import type { z } from 'zod';
import { ConnectionLost, problemOf, UnreadableAnswer } from './failures.js';

/** One request and the schema that its answer must satisfy. */
interface ApiRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with a leading slash. */
  readonly path: string;
  readonly answer: z.ZodType<T>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** The bytes of a CSV file as the body, instead of `body`: the server reports encoding errors. */
  readonly csv?: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
  /** Whether it should arrive even if the page closes; browsers allow that for small bodies only. */
  readonly outlive?: boolean;
}

export type SendRequest = <T>(request: ApiRequest<T>) => Promise<T>;

/** Browsers allow 64 KiB in flight for all such requests together; a body counts in bytes, not characters. */
const MAX_OUTLIVING_CHARACTERS = 16_000;

const BASE = '/api/v1';

function addressOf(request: ApiRequest<unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return `${BASE}${request.path}${text === '' ? '' : `?${text}`}`;
}

function initOf(request: ApiRequest<unknown>): RequestInit {
  const headers = new Headers({ ...request.headers, accept: 'application/json' });
  const init: RequestInit = { method: request.method, headers, credentials: 'same-origin' };
  if (request.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(request.body);
    if (request.outlive === true && init.body.length <= MAX_OUTLIVING_CHARACTERS) init.keepalive = true;
  }
  if (request.csv !== undefined) {
    headers.set('content-type', 'text/csv');
    init.body = request.csv;
  }
  if (request.idempotencyKey !== undefined) headers.set('idempotency-key', request.idempotencyKey);
  if (request.signal !== undefined) init.signal = request.signal;
  return init;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Creates a function that sends typed requests and parses the answers. Throws the errors of failures.ts. */
export function createSendRequest(fetchFn: typeof fetch): SendRequest {
  return async <T>(request: ApiRequest<T>): Promise<T> => {
    let response: Response;
    let body: unknown;
    try {
      response = await fetchFn(addressOf(request), initOf(request));
      body = await bodyOf(response);
    } catch (error) {
      if (isAbort(error)) throw error;
      throw new ConnectionLost(error);
    }
    if (!response.ok) throw problemOf(response, body);
    const parsed = request.answer.safeParse(body);
    if (!parsed.success) throw new UnreadableAnswer(request.path, parsed.error);
    return parsed.data;
  };
}
