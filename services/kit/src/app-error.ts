import { ERRORS, type ErrorCode, type ErrorEntry } from '@hone/contracts';

/** One invalid field, by its path in the request. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Details of an `AppError`, in addition to its code. */
export interface AppErrorDetails {
  /** Public sentence about this case; default: the message of the code. Never a secret or a stack trace. */
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** Seconds after which a retry may succeed. */
  readonly retryAfterSeconds?: number | undefined;
  /** Additional members of the problem document (RFC 9457), such as the server's version in a conflict. */
  readonly members?: Readonly<Record<string, unknown>> | undefined;
  /** For the log only. */
  readonly cause?: unknown;
}

/** A public error: a code of the catalogue with its status. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly entry: ErrorEntry;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly members: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    const entry = ERRORS[code];
    super(details.detail ?? entry.message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.entry = entry;
    this.errors = details.errors;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.members = details.members;
  }

  /** HTTP status of the code. */
  get status(): number {
    return this.entry.status;
  }
}
