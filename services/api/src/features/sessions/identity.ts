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
    /** Looks up people; set by the identity of the api. */
    findPerson?: (id: string) => Promise<StoredUser | undefined>;
  }
}

export interface IdentityOptions {
  readonly readSession: RequestHandler;
  readonly findBearer: FindBearer;
  readonly findPerson: (id: string) => Promise<StoredUser | undefined>;
}

/**
 * Finds out who asks. A token comes alone: cookies beside it are not looked at, and one that is not valid is refused
 * with `AUTH_TOKEN_INVALID` everywhere, because whoever sends it believes to be somebody.
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

/** Whoever asks: the user of the token or of the session. */
export function findUserId(request: Request): string | undefined {
  if (request.bearer !== undefined) return request.bearer.user;
  if (request.reader !== undefined) return request.reader.user;
  // A request that only reads has no session when nobody's came with it.
  const session: { readonly user?: string } | undefined = request.session;
  return session?.user;
}

/** The same for acts that need somebody; throws `AUTH_REQUIRED`. */
export function requireUserId(request: Request): string {
  const user = findUserId(request);
  if (user === undefined) throw new AppError('AUTH_REQUIRED');
  return user;
}

/** Whoever asks, as they are kept; throws `AUTH_REQUIRED`, also when they were deleted meanwhile. */
export async function requirePerson(request: Request): Promise<StoredUser> {
  const user = await request.findPerson?.(requireUserId(request));
  if (user === undefined) throw new AppError('AUTH_REQUIRED');
  return user;
}

/** Lets tokens pass that have the scope, and everybody without a token: a session may do all that its user may. */
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

/** Refuses tokens where only the person at the browser may act; throws `AUTH_SESSION_NEEDED`. */
export function requireSession(request: Request): void {
  if (request.bearer !== undefined) throw new AppError('AUTH_SESSION_NEEDED');
}

/**
 * Whoever asks, if they have one of the roles; a token needs the scope `admin` for that. Throws `AUTH_REQUIRED`,
 * `AUTH_SCOPE_MISSING` or `AUTH_FORBIDDEN`.
 */
export async function requireRole(request: Request, ...roles: readonly Role[]): Promise<StoredUser> {
  requireUserId(request);
  assertScope(request, 'admin');
  const user = await requirePerson(request);
  if (!user.roles.some((role) => roles.includes(role))) throw new AppError('AUTH_FORBIDDEN');
  return user;
}
