import { AppError } from '@hone/kit';

/** What is counted, each on its own. */
export type LimitedAct =
  'run' | 'submit' | 'guest' | 'draft' | 'login' | 'register' | 'token' | 'export' | 'handshake' | 'request';

/** Counts one act of somebody; throws `RATE_LIMITED` with the time to wait when there were too many. */
export interface RateLimits {
  /** The address is counted first; what is undefined does not count. */
  count(
    act: LimitedAct,
    who: { readonly user: string | undefined; readonly address: string | undefined },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Acts a minute; an address may hold several people. */
export const ACTS_PER_MINUTE: Readonly<Record<LimitedAct, number>> = {
  run: 60,
  submit: 30,
  guest: 60,
  // Saving as one types, in two tabs.
  draft: 120,
  // Guessing passwords; counted for the address that is asked for, or whoever asks for their own.
  login: 10,
  register: 20,
  token: 10,
  export: 10,
  // Opening a live connection: a tab does once, and again when the connection breaks.
  handshake: 60,
  // Anything at all: a page never comes near.
  request: 6000,
};
export const ADDRESS_FACTOR = 3;
export const WINDOW_SECONDS = 60;

/** How many points a window of an act has, for a user and for an address. */
export function pointsOf(act: LimitedAct, factor: number): { user: number; address: number } {
  const user = Math.max(1, Math.round(ACTS_PER_MINUTE[act] * factor));
  return { user, address: user * ADDRESS_FACTOR };
}

/** The error of a full window; never tells more than a minute. */
export function rateLimited(waitMs: number): AppError {
  const seconds = Math.min(WINDOW_SECONDS, Math.max(1, Math.ceil(waitMs / 1000)));
  return new AppError('RATE_LIMITED', { retryAfterSeconds: seconds });
}
