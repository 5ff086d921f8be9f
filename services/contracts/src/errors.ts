/** What a client is told about an error code. Codes are `AREA_REASON`, never reused for another meaning. */
export interface ErrorEntry {
  readonly status: number;
  /** Public sentence; says what happened and what to do. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retry: boolean;
}

const entry = (status: number, message: string, retry = false): ErrorEntry => ({ status, message, retry });

/** The one catalogue of public errors. */
export const ERRORS = {
  REQUEST_INVALID: entry(422, 'The request has fields that are missing, unknown or of the wrong form.'),
  REQUEST_MALFORMED: entry(400, 'The body is not valid JSON in UTF-8.'),
  REQUEST_TOO_LARGE: entry(413, 'The body is larger than 1 MiB.'),
  REQUEST_MEDIA_TYPE: entry(415, 'Send the body as application/json.'),
  REQUEST_CROSS_SITE: entry(403, 'Requests from other sites are refused.'),
  REQUEST_ORIGIN_UNKNOWN: entry(403, 'This origin may not connect.'),
  ROUTE_NOT_FOUND: entry(404, 'There is nothing at this address.'),
  METHOD_NOT_ALLOWED: entry(405, 'This address does not know that method.'),
  AUTH_REQUIRED: entry(401, 'Sign in, or start a guest session, first.'),
  AUTH_FORBIDDEN: entry(403, 'Your account may not do this.'),
  AUTH_INVALID: entry(401, 'The e-mail address or the password is wrong.'),
  AUTH_TOKEN_INVALID: entry(401, 'This token is unknown, revoked or expired.'),
  AUTH_SCOPE_MISSING: entry(403, 'This token was not given the scope that this needs.'),
  AUTH_SESSION_NEEDED: entry(403, 'This needs a signed-in browser session; a token may not do it.'),
  ACCOUNT_EXISTS: entry(409, 'There is an account with this e-mail address; sign in instead.'),
  ACCOUNT_NEEDED: entry(403, 'This needs an account; guests may register first.'),
  ACCOUNT_NOT_FOUND: entry(404, 'There is no account with this e-mail address.'),
  PASSWORD_WEAK: entry(422, 'This password is easy to guess; choose another.'),
  PASSWORD_WRONG: entry(422, 'The current password is wrong.'),
  TOKEN_NOT_FOUND: entry(404, 'There is no such token.'),
  TOKEN_TOO_MANY: entry(409, 'There are 50 tokens already; revoke one first.'),
  SESSION_NOT_FOUND: entry(404, 'There is no such session.'),
  DRAFT_CONFLICT: entry(409, 'A newer draft was saved meanwhile; it is in `draft`. Nothing was overwritten.'),
  DRAFT_QUOTA: entry(
    422,
    'Your drafts take up 20 MB, the most that is stored for one person. This change was not saved; everything that was saved before is kept. Shorten this draft or another one.',
  ),
  HINT_LOCKED: entry(409, 'The next hint comes after another graded submission.'),
  HINT_NONE_LEFT: entry(404, 'There is no further hint.'),
  EDITORIAL_LOCKED: entry(403, 'The editorial opens once you have solved the challenge or given up.'),
  EDITORIAL_NOT_FOUND: entry(404, 'This challenge has no editorial.'),
  REVEAL_NOT_FOUND: entry(404, 'There is nothing to reveal for this check.'),
  REGRADE_UNFINISHED: entry(409, 'Only a graded or voided submission can be graded again.'),
  CHALLENGE_NOT_FOUND: entry(404, 'There is no such challenge.'),
  CHALLENGE_INVALID: entry(422, 'The challenge folder has errors.'),
  LANGUAGE_NOT_OFFERED: entry(422, 'This language is not offered for this challenge here.'),
  FILE_PATH_REFUSED: entry(422, 'A file path is not one that this challenge lets you write.'),
  FILE_TOO_LARGE: entry(422, 'The files together are larger than 256 KiB.'),
  FILE_TOO_MANY: entry(422, 'More than 100 files were sent.'),
  FILE_EMPTY: entry(422, 'A submission needs at least one file with content.'),
  FILE_ENCODING: entry(422, 'A file is not valid UTF-8 text.'),
  MEASUREMENT_NOT_FOUND: entry(404, 'Nothing is known of this measurement.'),
  SUBMISSION_NOT_FOUND: entry(404, 'There is no such submission.'),
  IDEMPOTENCY_KEY_REUSED: entry(422, 'This Idempotency-Key was used with another body.'),
  IDEMPOTENCY_KEY_INVALID: entry(422, 'An Idempotency-Key has 1 to 128 visible ASCII characters.'),
  SUBSCRIBE_INVALID: entry(422, 'subscribe needs {submission, after, epoch?}.'),
  SOCKET_LIMIT: entry(
    429,
    'You have 20 live connections open, the most for one person. Close one; results are still served over HTTP.',
    true,
  ),
  RATE_LIMITED: entry(429, 'Too many requests; wait for the time in Retry-After.', true),
  QUEUE_FULL: entry(429, 'The queue is full; wait for the time in Retry-After. Nothing was lost.', true),
  PACKAGE_NOT_FOUND: entry(404, 'There is no such challenge package.'),
  SERVICE_UNAVAILABLE: entry(
    503,
    'A part of the platform is away. Your work is kept; try again shortly.',
    true,
  ),
  INTERNAL: entry(
    500,
    'Something failed on our side. Your work is kept; quote the request id if it stays.',
    true,
  ),
  PLATFORM_FAULT: entry(
    500,
    'Grading was interrupted by a platform fault; it does not count against you.',
    true,
  ),
  SANDBOX_UNAVAILABLE: entry(503, 'No sandbox can be started at present.', true),
  CONFIG_INVALID: entry(500, 'The configuration is not valid.'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
