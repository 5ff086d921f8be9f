import type { ErrorCode } from '@hone/contracts';
import { AppError } from '@hone/kit';

/** Names that RFC 6749 and RFC 8628 give to a request for a token that fails, and our codes. */
const CODES = {
  authorization_pending: 'DEVICE_PENDING',
  slow_down: 'DEVICE_SLOW_DOWN',
  access_denied: 'DEVICE_DENIED',
  expired_token: 'DEVICE_EXPIRED',
  invalid_grant: 'DEVICE_GRANT_INVALID',
} as const satisfies Record<string, ErrorCode>;

/** A problem document that is also an error of RFC 8628: it has the member `error`. */
export function grantError(error: keyof typeof CODES): AppError {
  const { message } = new AppError(CODES[error]);
  return new AppError(CODES[error], { members: { error, error_description: message } });
}
