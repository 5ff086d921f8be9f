import { problemSchema, type ErrorCode, type Problem } from '@hone/contracts';
import { t } from '../strings/common.js';

interface ProblemExtras {
  readonly retryAfterMs?: number;
  /** The whole document, including members specific to its type. */
  readonly document?: unknown;
}

/** Codes that no retry can fix, regardless of status. The catalogue's messages stay out of the first load. */
const FINAL: ReadonlySet<string> = new Set<ErrorCode>(['LINK_TOO_MANY', 'CONFIG_INVALID']);

const isRetryable = (code: string, status: number): boolean =>
  (status === 429 || status >= 500) && !FINAL.has(code);

/** The server rejected the request or failed, and returned a problem document. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;
  readonly document: unknown;

  constructor(problem: Problem, extras: ProblemExtras = {}) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.retryAfterMs = extras.retryAfterMs;
    this.document = extras.document;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the same request may succeed later. */
  get retry(): boolean {
    return isRetryable(this.problem.code, this.problem.status);
  }
}

/** No answer: offline, or the server is not reachable. The request may or may not have arrived. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
    this.name = 'ConnectionLost';
  }
}

/** An answer in a form that this page does not know: most likely the page is older than the server. */
export class UnreadableAnswer extends Error {
  constructor(path: string, cause: unknown) {
    super(`The answer to ${path} has an unknown form.`, { cause });
    this.name = 'UnreadableAnswer';
  }
}

/** Whether a retry is safe and may succeed; unsafe requests need an Idempotency-Key. */
export function mayRetry(error: unknown): boolean {
  return error instanceof ConnectionLost || (error instanceof ApiProblem && error.retry);
}

/** `Retry-After` in milliseconds; the API uses only the form in seconds. */
function parseRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,5}$/.test(header.trim())) return undefined;
  return Number(header) * 1000;
}

/** The problem of an unsuccessful response, also when a proxy in between sent something else. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'));
  const extras = { document: body, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return new ApiProblem(parsed.data, extras);
  const away = response.status >= 500 || response.status === 429;
  return new ApiProblem(
    {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      detail: away ? t('failure.unavailable') : t('failure.blocked'),
      code: away ? 'SERVICE_UNAVAILABLE' : `HTTP_${response.status}`,
      requestId: response.headers.get('x-request-id') ?? '',
    },
    extras,
  );
}
