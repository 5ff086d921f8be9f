import { entry, type ErrorEntry } from './error-entry.js';

/** Errors of signing in a device. Their statuses are those of RFC 8628 where it names them. */
export const DEVICE_ERRORS = {
  DEVICE_PENDING: entry(400, 'Nobody has answered yet. Ask again after the interval.', true),
  DEVICE_SLOW_DOWN: entry(400, 'You are asking too often. Wait five seconds longer between requests.', true),
  DEVICE_DENIED: entry(400, 'The sign-in was declined in the browser. No token was created.'),
  DEVICE_EXPIRED: entry(400, 'This code has expired. Start the sign-in again.'),
  DEVICE_GRANT_INVALID: entry(
    400,
    'This device code is unknown or was already used. Start the sign-in again.',
  ),
  DEVICE_CODE_INVALID: entry(
    404,
    'This code is unknown, expired or already used. Check it, or start again on your device.',
  ),
} as const satisfies Record<string, ErrorEntry>;
