import type { Clock } from '@hone/kit';
import { parse } from 'cookie';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { createSealer } from '../../storage/sealed-text.js';

/** A sign-in that is at the provider. */
const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to open afterwards. */
  next: z.string(),
  at: z.number(),
});
type Pending = z.infer<typeof pendingSchema>;

export interface PendingSignIns {
  keep(request: Request, response: Response, pending: Omit<Pending, 'at'>): void;
  /** The sign-in that this browser began in the last minutes; it is forgotten. */
  take(request: Request, response: Response): Pending | undefined;
}

const COOKIE = 'hone.oidc';
const VALID_MS = 10 * 60_000;
const PATH = '/api/v1/auth/oidc';

/**
 * Keeps a sign-in in a sealed cookie of the browser that began it, so that a link with somebody else's code
 * signs nobody in, and nothing is stored for visitors.
 */
export function createPendingSignIns(secret: string, clock: Pick<Clock, 'now'>): PendingSignIns {
  const sealer = createSealer(secret, 'pending sign-in');
  const settings = (request: Request) =>
    ({ httpOnly: true, sameSite: 'lax', path: PATH, secure: request.secure }) as const;
  return {
    keep(request, response, pending) {
      const sealed = sealer.seal(JSON.stringify({ ...pending, at: clock.now() }));
      response.cookie(COOKIE, sealed, { ...settings(request), maxAge: VALID_MS });
    },
    take(request, response) {
      const sealed = parse(request.headers.cookie ?? '')[COOKIE];
      response.clearCookie(COOKIE, settings(request));
      const text = sealed === undefined ? undefined : sealer.open(sealed);
      if (text === undefined) return undefined;
      const pending = pendingSchema.parse(JSON.parse(text));
      return clock.now() - pending.at < VALID_MS ? pending : undefined;
    },
  };
}
