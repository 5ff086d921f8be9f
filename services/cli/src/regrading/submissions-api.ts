import {
  problemSchema,
  submissionSchema,
  submittedSchema,
  type Problem,
  type Submission,
} from '@hone/contracts';
import type { z } from 'zod';
import { UsageError } from '../output.js';
import { parseJson } from '../parse-json.js';

/** The api to call, and the token to call it with. */
export interface RegradeTarget {
  /** Address of the api, such as http://127.0.0.1:3000. */
  readonly apiUrl: string;
  /** Token of an author, reviewer or admin, with the scopes read, submit and admin. */
  readonly token: string | undefined;
}

/**
 * Submissions of a running api. Throws `UsageError` with code and field when the api rejects a request, and
 * `ApiFault` when it fails or cannot be reached.
 */
export interface SubmissionsApi {
  /** Undefined when it does not exist or the token's user may not read it. */
  find(id: string): Promise<Submission | undefined>;
  /** Regrades a submission; resolves to the id of the new regrade, or of the one that is still open. */
  regrade(id: string): Promise<string>;
}

/** The api is down, overloaded or broken: a retry may succeed. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs = 0) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

const REQUEST_MS = 30_000;
const TOKEN = /^hone_[0-9A-Za-z]+$/;
const SCOPES = 'the scopes read, submit and admin';
const WHOSE = `the token of an author, reviewer or admin with ${SCOPES}`;

/** What the user should do about a rejection, by error code. */
const REJECTIONS: Readonly<Record<string, { readonly path: string; readonly message: string }>> = {
  AUTH_REQUIRED: { path: 'HONE_TOKEN', message: `the api received no token; use ${WHOSE}` },
  AUTH_TOKEN_INVALID: {
    path: 'HONE_TOKEN',
    message: `the token is unknown, revoked or expired; use ${WHOSE}`,
  },
  AUTH_SCOPE_MISSING: {
    path: 'HONE_TOKEN',
    message: `the token lacks a scope; use ${WHOSE}`,
  },
  AUTH_FORBIDDEN: {
    path: 'HONE_TOKEN',
    message:
      'your account has no role that may regrade; ask an admin to run: hone admin grant <email> reviewer',
  },
  SUBMISSION_NOT_FOUND: {
    path: 'submission',
    message:
      "it does not exist, or it is someone else's and the token's user is not an author, reviewer or admin",
  },
  REGRADE_UNFINISHED: {
    path: 'submission',
    message:
      'it has no verdict: it is queued, running or cancelled; only graded and voided submissions can be regraded',
  },
};

/** Creates the client. Throws `UsageError` for a malformed address or token. */
export function createSubmissionsApi({ apiUrl, token }: RegradeTarget): SubmissionsApi {
  if (!/^https?:/.test(apiUrl) || !URL.canParse(apiUrl))
    throw new UsageError('REQUEST_INVALID', [
      { path: 'HONE_API_URL', message: `"${apiUrl}" is not an address such as http://127.0.0.1:3000` },
    ]);
  if (token === undefined || token === '')
    throw new UsageError('AUTH_REQUIRED', [
      {
        path: 'HONE_TOKEN',
        message: `is not set; use ${WHOSE}. Create one on your account page or with POST /api/v1/tokens. The operator token cannot regrade`,
      },
    ]);
  if (!TOKEN.test(token))
    throw new UsageError('AUTH_TOKEN_INVALID', [
      { path: 'HONE_TOKEN', message: 'is not a token: tokens are hone_ followed by letters and digits' },
    ]);
  const path = (id: string) => `/api/v1/submissions/${encodeURIComponent(id)}`;
  const ask = <T extends z.ZodType>(schema: T, method: string, where: string): Promise<z.infer<T>> =>
    request(schema, new URL(where, apiUrl), { method, headers: { authorization: `Bearer ${token}` } });
  return {
    async find(id) {
      try {
        return await ask(submissionSchema, 'GET', path(id));
      } catch (error) {
        if (error instanceof UsageError && error.code === 'SUBMISSION_NOT_FOUND') return undefined;
        throw error;
      }
    },
    regrade: async (id) => (await ask(submittedSchema, 'POST', `${path(id)}/regrade`)).id,
  };
}

async function request<T extends z.ZodType>(schema: T, url: URL, init: RequestInit): Promise<z.infer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_MS) });
    body = parseJson(await response.text());
  } catch (error) {
    throw new ApiFault(
      `could not reach the api at ${url.origin} (${causeOf(error)}); check that Hone is running there`,
    );
  }
  if (!response.ok) throw toError(response, problemSchema.safeParse(body).data, url);
  const answer = schema.safeParse(body);
  if (answer.success) return answer.data;
  throw new ApiFault(
    `the response of ${url.origin} is not from Hone; check that HONE_API_URL is the address of its api`,
  );
}

function toError({ status, headers }: Response, problem: Problem | undefined, { origin }: URL): Error {
  if (problem === undefined)
    return new ApiFault(
      `${origin} answered ${status}, but the response is not from Hone; check that HONE_API_URL is the address of its api`,
    );
  const { code, detail, errors, requestId } = problem;
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? 0) || 0;
    const wait = seconds > 0 ? `; try again in ${seconds} s` : '';
    return new ApiFault(
      `the api answered ${status} ${code}: ${detail} (request ${requestId})${wait}`,
      seconds * 1000,
    );
  }
  const known = REJECTIONS[code];
  return new UsageError(
    code,
    known === undefined ? (errors ?? [{ path: 'submission', message: detail }]) : [known],
  );
}

/** `ECONNREFUSED` says more than `fetch failed`. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no response within ${REQUEST_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}
