/** Public part of an error. Codes are `AREA_REASON`, never reused for another meaning. */
export interface ErrorEntry {
  readonly status: number;
  /** Public sentence: what happened, what is kept, what to do. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retry: boolean;
}

const entry = (status: number, message: string, retry = false): ErrorEntry => ({ status, message, retry });

/** The catalogue of public errors. */
export const ERRORS = {
  REQUEST_INVALID: entry(422, 'Some fields are missing, unknown or invalid. Nothing was changed.'),
  REQUEST_MALFORMED: entry(400, 'The request body is not valid JSON encoded as UTF-8.'),
  REQUEST_TOO_LARGE: entry(413, 'The request body is larger than 1 MiB. Send less.'),
  REQUEST_MEDIA_TYPE: entry(415, 'The request body must be sent as application/json.'),
  REQUEST_CROSS_SITE: entry(403, 'Requests from other websites are not allowed.'),
  REQUEST_ORIGIN_UNKNOWN: entry(403, 'Connections from this origin are not allowed.'),
  ROUTE_NOT_FOUND: entry(404, 'Nothing exists at this address. Check the path.'),
  METHOD_NOT_ALLOWED: entry(405, 'This address does not support that method; Allow lists those it does.'),
  AUTH_REQUIRED: entry(401, 'You are not signed in. Sign in or start a guest session.'),
  AUTH_FORBIDDEN: entry(403, 'Your account does not have permission to do this.'),
  AUTH_INVALID: entry(401, 'The e-mail address or password is incorrect.'),
  AUTH_TOKEN_INVALID: entry(401, 'This token is unknown, revoked or expired. Create a new one.'),
  AUTH_SCOPE_MISSING: entry(403, 'This token lacks the scope that this request requires.'),
  AUTH_SESSION_NEEDED: entry(403, 'Only a signed-in browser session can do this; a token cannot.'),
  ACCOUNT_EXISTS: entry(409, 'An account with this e-mail address already exists. Sign in instead.'),
  ACCOUNT_NEEDED: entry(403, 'Guests cannot do this. Register first; your work stays with you.'),
  ACCOUNT_NOT_FOUND: entry(404, 'No account has this e-mail address.'),
  PASSWORD_WEAK: entry(422, 'This password is too easy to guess. Choose another one.'),
  PASSWORD_WRONG: entry(422, 'The current password is incorrect. Nothing was changed.'),
  TOKEN_NOT_FOUND: entry(404, 'This token does not exist.'),
  TOKEN_TOO_MANY: entry(409, 'You already have 50 tokens, the maximum. Revoke one first.'),
  MAIL_NOT_FOUND: entry(404, 'This mail is not in the outbox. It keeps the newest 100.'),
  SESSION_NOT_FOUND: entry(404, 'This session does not exist.'),
  DRAFT_CONFLICT: entry(409, 'A newer draft has been saved since; see `draft`. Nothing was overwritten.'),
  DRAFT_QUOTA: entry(
    422,
    'Your drafts have reached the limit of 20 MB. This change was not saved; your earlier drafts are kept. Shorten this draft or another one.',
  ),
  HINT_LOCKED: entry(409, 'The next hint unlocks after another graded submission.'),
  HINT_NONE_LEFT: entry(404, 'This challenge has no more hints.'),
  EDITORIAL_LOCKED: entry(403, 'The editorial unlocks when you solve the challenge or give up.'),
  EDITORIAL_NOT_FOUND: entry(404, 'This challenge has no editorial.'),
  REVEAL_NOT_FOUND: entry(404, 'This check has no test data to show.'),
  VARIANT_RENEWED: entry(
    409,
    'You have a new variant of this challenge. Reload the page to see it; your work is kept.',
  ),
  REGRADE_UNFINISHED: entry(
    409,
    'Only a graded or voided submission can be regraded. Wait until it is finished.',
  ),
  CHALLENGE_NOT_FOUND: entry(404, 'This challenge does not exist.'),
  CHALLENGE_INVALID: entry(422, 'The challenge folder has errors. Nothing was stored.'),
  LANGUAGE_NOT_OFFERED: entry(422, 'This language is not available for this challenge.'),
  FILE_PATH_REFUSED: entry(422, 'This challenge does not accept a file at this path.'),
  FILE_TOO_LARGE: entry(422, 'Your files add up to more than 256 KiB. Shorten or remove some.'),
  FILE_TOO_MANY: entry(422, 'You sent more than 100 files. Remove some.'),
  FILE_EMPTY: entry(422, 'All files are empty. Add some code before you submit.'),
  FILE_ENCODING: entry(422, 'A file is not valid UTF-8 text. Save it as UTF-8.'),
  MEASUREMENT_NOT_FOUND: entry(404, 'This measurement has not been stored.'),
  SUBMISSION_NOT_FOUND: entry(404, 'This submission does not exist, or it belongs to someone else.'),
  IDEMPOTENCY_KEY_REUSED: entry(
    422,
    'This Idempotency-Key was already used with a different body. Use a new key.',
  ),
  IDEMPOTENCY_KEY_INVALID: entry(422, 'The Idempotency-Key must be 1 to 128 visible ASCII characters.'),
  SUBSCRIBE_INVALID: entry(422, 'Send subscribe as {submission, after, epoch?}.'),
  SOCKET_LIMIT: entry(
    429,
    'You already have 20 live connections open, the maximum. Close one; results stay available over HTTP.',
    true,
  ),
  RATE_LIMITED: entry(429, 'You sent too many requests. Wait a moment, then try again.', true),
  QUEUE_FULL: entry(429, 'The grading queue is full. Your work is kept; submit again in a moment.', true),
  PACKAGE_NOT_FOUND: entry(404, 'This challenge package is not stored.'),
  SERVICE_UNAVAILABLE: entry(
    503,
    'A service that this request needs is not responding. Your work is kept; try again shortly.',
    true,
  ),
  INTERNAL: entry(
    500,
    'Something failed on our side. Your work is kept; try again, and report the request id if it keeps failing.',
    true,
  ),
  PLATFORM_FAULT: entry(500, 'A platform fault interrupted grading. It does not count against you.', true),
  SANDBOX_UNAVAILABLE: entry(503, 'No sandbox can start at the moment. Try again shortly.', true),
  CONFIG_INVALID: entry(500, 'The configuration is invalid.'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
