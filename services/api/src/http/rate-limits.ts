import { AppError } from '@hone/kit';

/** Limited actions, each counted separately. */
export type LimitedAct =
  | 'run'
  | 'submit'
  | 'guest'
  | 'draft'
  | 'login'
  | 'forgot'
  | 'link'
  | 'device'
  | 'devicePoll'
  | 'register'
  | 'token'
  | 'export'
  | 'handshake'
  | 'request';

/** Counts one action; throws `RATE_LIMITED` with the time to wait when there were too many. */
export interface RateLimits {
  /** The address is counted first; undefined values are not counted. */
  count(
    act: LimitedAct,
    who: { readonly user: string | undefined; readonly address: string | undefined },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Actions per minute; several users may share an address. */
export const ACTS_PER_MINUTE: Readonly<Record<LimitedAct, number>> = {
  run: 60,
  submit: 30,
  guest: 60,
  // Autosave while typing, in two tabs.
  draft: 120,
  // Guessing passwords; counted per requested address, or per user for their own password.
  login: 10,
  // Mails to an address that somebody typed.
  forgot: 3,
  // Guessing links; counted per network address.
  link: 10,
  // New codes for a device; counted per network address.
  device: 10,
  // A device asks every five seconds whether somebody has answered; counted per device.
  devicePoll: 15,
  register: 20,
  token: 10,
  export: 10,
  // Opening a live connection: once per tab, and again after a disconnect.
  handshake: 60,
  // Any request: pages stay far below.
  request: 6000,
};
export const ADDRESS_FACTOR = 3;
export const WINDOW_SECONDS = 60;

/** Points per window, for a user and for an address. */
export function pointsOf(act: LimitedAct, factor: number): { user: number; address: number } {
  const user = Math.max(1, Math.round(ACTS_PER_MINUTE[act] * factor));
  return { user, address: user * ADDRESS_FACTOR };
}

/** The error of a full window; reports at most one minute. */
export function rateLimited(waitMs: number): AppError {
  const seconds = Math.min(WINDOW_SECONDS, Math.max(1, Math.ceil(waitMs / 1000)));
  return new AppError('RATE_LIMITED', { retryAfterSeconds: seconds });
}
