import { createHash } from 'node:crypto';
import { loginBodySchema, registerBodySchema } from '@hone/contracts';
import { AppError, type Logger } from '@hone/kit';
import { Router, type Request, type RequestHandler } from 'express';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { findUserId, requireSession } from '../sessions/identity.js';
import { presentUser } from '../sessions/present.js';
import { signIn, signOut } from '../sessions/session-cookie.js';
import type { IdentityProvider } from '../oidc/identity-provider.js';
import { findProviderSignOut } from '../oidc/routes.js';
import type { Addresses } from '../recovery/addresses.js';
import type { SessionUseCases } from '../sessions/use-cases.js';
import type { LogIn } from './log-in.js';
import type { GuestMerges } from './merge-guests.js';
import type { Register } from './register.js';

export interface AccountRouteOptions {
  readonly register: Register;
  readonly logIn: LogIn;
  readonly merges: GuestMerges;
  readonly sessions: SessionUseCases;
  readonly limits: RateLimits;
  readonly addresses: Pick<Addresses, 'request'>;
  readonly identityProvider: IdentityProvider | undefined;
  readonly logger: Logger;
}

/** `POST /auth/register`, `/auth/login` and `/auth/logout`. */
export function createAccountRoutes(options: AccountRouteOptions): Router {
  const router = Router();
  mount(router, '/auth/register', { post: createPostRegister(options) });
  mount(router, '/auth/login', { post: createPostLogin(options) });
  mount(router, '/auth/logout', {
    post: async (request, response) => {
      requireSession(request);
      validate(emptyBodySchema, request.body);
      const signOutUrl = await findProviderSignOut(request, options.identityProvider);
      await signOut(request, response);
      if (signOutUrl === undefined) response.status(204).end();
      else response.json({ signOutUrl });
    },
  });
  return router;
}

function createPostRegister(options: AccountRouteOptions): RequestHandler {
  const { register, sessions, limits, addresses, logger } = options;
  return async (request, response) => {
    requireSession(request);
    const body = validate(registerBodySchema, request.body);
    await limits.count('register', { user: undefined, address: addressOf(request) });
    const user = await register(body, await sessions.findUser(findUserId(request)));
    await signIn(request, user);
    await addresses.request(user, body.email).catch((error: unknown) => {
      // The account page offers another mail.
      const isOff = error instanceof AppError && error.code === 'MAIL_OFF';
      if (!isOff) logger.warn({ err: error, requestId: request.id }, 'could not mail a confirmation link');
    });
    response.status(201).json({ user: presentUser(user) });
  };
}

/** Limits by a hash of the requested address, which reveals nothing about accounts. */
const limitNameOf = (email: string): string => createHash('sha256').update(email).digest('base64url');

function createPostLogin(options: AccountRouteOptions): RequestHandler {
  const { logIn, sessions, merges, limits } = options;
  return async (request, response) => {
    requireSession(request);
    const body = validate(loginBodySchema, request.body);
    await limits.count('login', { user: limitNameOf(body.email), address: addressOf(request) });
    const user = await logIn(body);
    const visitor = await sessions.findUser(findUserId(request));
    const merge = await merges.begin(visitor, user.id);
    await signIn(request, user);
    if (merge !== undefined) await mergeNow(request, () => merges.run(merge), options.logger);
    response.json({ user: presentUser(user) });
  };
}

/** The merge is recorded: if it is interrupted here, it is completed soon, and the login succeeds. */
async function mergeNow(request: Request, run: () => Promise<void>, logger: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    logger.warn(
      { err: error, requestId: request.id },
      "could not finish moving a guest's work to the account; retrying",
    );
  }
}
