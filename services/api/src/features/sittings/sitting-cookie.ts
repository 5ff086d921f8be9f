import { SITTING_HEADER } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { parse } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { digestOfToken } from '../workspaces/link-token.js';
import type { Contacts } from './contacts.js';
import { ownerOfSitting } from './owner.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set when the request belongs to a sitting whose session its browser holds. */
    sitting?: { readonly id: string; readonly owner: string };
  }
}

const KEPT_MS = 365 * 24 * 3_600_000;
const cookieName = (sitting: string): string => `hone.sitting.${sitting}`;

/** Gives a browser the session of a sitting. Each sitting has a separate cookie, in addition to the account's. */
export function setSittingCookie(
  request: Request,
  response: Response,
  sitting: string,
  secret: string,
): void {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: KEPT_MS } as const;
  response.cookie(cookieName(sitting), secret, { ...options, secure: request.secure });
}

/** Whether a `Cookie` header holds the session of a sitting. */
export type HoldsSitting = (sitting: string, cookieHeader: string | undefined) => Promise<boolean>;

export function createHoldsSitting(hiring: Pick<HiringRepositories, 'sittingSessions'>): HoldsSitting {
  return async (sitting, cookieHeader) => {
    const secret = parse(cookieHeader ?? '')[cookieName(sitting)];
    const id = secret === undefined ? undefined : digestOfToken(secret);
    return id !== undefined && (await hiring.sittingSessions.find(id))?.sitting === sitting;
  };
}

const SITTING_ID = /^[0-9a-z]{1,40}$/;
const OWN_PATH = /^\/sittings\/([0-9a-z]{1,40})(?:\/|$)/;
/** What a sitting may use of practice: no hints, no test data, no editorial. */
const SHARED_PATH = /^\/submissions(?:\/[^/]+(?:\/(?:files|events|cancel))?)?\/?$/;

/** The sitting that a request names: by its address, by the header, or in the body of a submission. */
function namedSitting(request: Request): string | undefined {
  const own = OWN_PATH.exec(request.path)?.[1];
  if (own !== undefined) return own;
  const inBody = z.object({ sitting: z.unknown() }).safeParse(request.body).data?.sitting;
  const named: unknown =
    request.get(SITTING_HEADER) ?? (request.path === '/submissions' ? inBody : undefined);
  return typeof named === 'string' ? named : undefined;
}

/**
 * Identifies requests of a sitting by its own cookie. Throws `SITTING_NOT_FOUND` when the browser does not hold
 * the sitting that it names, and `ROUTE_NOT_FOUND` for routes that a sitting must not use.
 */
export function createSittingIdentity(holds: HoldsSitting, contacts: Pick<Contacts, 'note'>): RequestHandler {
  return async (request, _response, next) => {
    const id = namedSitting(request);
    if (id === undefined) return next();
    const isOwn = OWN_PATH.test(request.path);
    if (!isOwn && !SHARED_PATH.test(request.path)) throw new AppError('ROUTE_NOT_FOUND');
    const isHeld =
      request.bearer === undefined && SITTING_ID.test(id) && (await holds(id, request.headers.cookie));
    if (!isHeld) throw new AppError('SITTING_NOT_FOUND');
    request.sitting = { id, owner: ownerOfSitting(id) };
    await contacts.note(id);
    next();
  };
}

/** The id of the request's sitting; throws `SITTING_NOT_FOUND`. */
export function requireSitting(request: Request): string {
  if (request.sitting === undefined) throw new AppError('SITTING_NOT_FOUND');
  return request.sitting.id;
}
