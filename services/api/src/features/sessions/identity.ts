import type { Role, TokenScope } from '@hone/contracts';
import { AppError } from '@hone/kit';
import type { Request, RequestHandler } from 'express';
import { findBearerToken } from '../../http/bearer.js';
import type { Bearer, FindBearer } from './bearer.js';
import type { StoredUser } from './repository.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Set when the request came with a token. */
    bearer?: Bearer;
    /** Finds a user; set by the identity middleware. */
    findPerson?: (id: string) => Promise<StoredUser | undefined>;
  }
}

export interface IdentityOptions {
  readonly readSession: RequestHandler;
  readonly findBearer: FindBearer;
  readonly findPerson: (id: string) => Promise<StoredUser | undefined>;
}

/**
 * Identifies the caller. A token takes precedence, and cookies sent with it are ignored. An invalid token is
 * rejected with `AUTH_TOKEN_INVALID` on every route, because its sender expects to be signed in.
 */
export function createIdentity({ readSession, findBearer, findPerson }: IdentityOptions): RequestHandler {
  return async (request, response, next) => {
    request.findPerson = findPerson;
    const secret = findBearerToken(request);
    if (secret === undefined) {
      await readSession(request, response, next);
      return;
    }
    const bearer = await findBearer(secret);
    if (bearer === undefined) throw new AppError('AUTH_TOKEN_INVALID');
    request.bearer = bearer;
    next();
  };
}

/** The id of the token's or the session's user; in a sitting, always the sitting's owner. */
export function findUserId(request: Request): string | undefined {
  if (request.sitting !== undefined) return request.sitting.owner;
  if (request.bearer !== undefined) return request.bearer.user;
  if (request.reader !== undefined) return request.reader.user;
  // A read-only request has no session object without a cookie.
  const session: { readonly user?: string } | undefined = request.session;
  return session?.user;
}

/** The caller's id; throws `AUTH_REQUIRED` for anonymous callers. */
export function requireUserId(request: Request): string {
  const user = findUserId(request);
  if (user === undefined) throw new AppError('AUTH_REQUIRED');
  return user;
}

/** The stored user of the caller; throws `AUTH_REQUIRED`, also when the user was deleted. */
export async function requirePerson(request: Request): Promise<StoredUser> {
  const user = await request.findPerson?.(requireUserId(request));
  if (user === undefined) throw new AppError('AUTH_REQUIRED');
  return user;
}

/**
 * Requires the scope from tokens. Callers without a token pass: a session may do everything that its user
 * may.
 */
export function requireScope(scope: TokenScope): RequestHandler {
  return (request, _response, next) => {
    assertScope(request, scope);
    next();
  };
}

function assertScope({ bearer }: Request, scope: TokenScope): void {
  if (bearer === undefined || bearer.scopes.includes(scope)) return;
  throw new AppError('AUTH_SCOPE_MISSING', {
    detail: `This token lacks the scope "${scope}". Create a token that has it.`,
  });
}

/** Rejects tokens where only a browser session may act; throws `AUTH_SESSION_NEEDED`. */
export function requireSession(request: Request): void {
  if (request.bearer !== undefined) throw new AppError('AUTH_SESSION_NEEDED');
}

/** Middleware of `requireSession`. */
export const onlySessions: RequestHandler = (request, _response, next) => {
  requireSession(request);
  next();
};

/**
 * The caller, if they have one of the roles; a token also needs the scope `admin`. Throws `AUTH_REQUIRED`,
 * `AUTH_SCOPE_MISSING` or `AUTH_FORBIDDEN`.
 */
export async function requireRole(request: Request, ...roles: readonly Role[]): Promise<StoredUser> {
  requireUserId(request);
  assertScope(request, 'admin');
  const user = await requirePerson(request);
  if (!user.roles.some((role) => roles.includes(role))) throw new AppError('AUTH_FORBIDDEN');
  return user;
}
