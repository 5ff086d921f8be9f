import { createHash } from 'node:crypto';
import {
  changeEmailBodySchema,
  confirmEmailBodySchema,
  forgotBodySchema,
  passwordLinkBodySchema,
  resetBodySchema,
  type AccountAccess,
  type SignInWays,
} from '@hone/contracts';
import { AppError, isoTime, type Logger } from '@hone/kit';
import { Router, type Request, type RequestHandler } from 'express';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import type { Profile } from '../accounts/profile.js';
import type { AccountRepository } from '../accounts/repository.js';
import type { IdentityProvider } from '../oidc/identity-provider.js';
import type { IdentityRepository } from '../oidc/repository.js';
import { requirePerson, requireScope, requireSession } from '../sessions/identity.js';
import type { StoredUser } from '../sessions/repository.js';
import type { Addresses } from './addresses.js';
import type { PasswordsByLink } from './passwords-by-link.js';

export interface RecoveryRouteOptions {
  readonly passwordsByLink: PasswordsByLink;
  readonly addresses: Addresses;
  readonly profile: Profile;
  readonly accounts: AccountRepository;
  readonly identities: Pick<IdentityRepository, 'listOf'>;
  readonly limits: RateLimits;
  /** Whether this site can send mail. */
  readonly sendsMail: boolean;
  readonly identityProvider: IdentityProvider | undefined;
}

/** Forgotten passwords and e-mail addresses: `/auth/…` without an account, `/me/…` with one. */
export function createRecoveryRoutes(options: RecoveryRouteOptions): Router {
  const router = Router();
  const { sendsMail: mail, identityProvider } = options;
  const oidc = identityProvider === undefined ? null : { name: identityProvider.name };
  const ways: SignInWays = { mail, oidc };
  mount(router, '/auth/ways', {
    get: (request, response) => {
      requireSession(request);
      response.json(ways);
    },
  });
  mountPasswords(router, options);
  mountAddresses(router, options);
  return router;
}

/** Limits by a hash of the requested address, which reveals nothing about accounts. */
const limitNameOf = (email: string): string => createHash('sha256').update(email).digest('base64url');

function mountPasswords(router: Router, { passwordsByLink, limits }: RecoveryRouteOptions): void {
  mount(router, '/auth/forgot', {
    post: async (request, response) => {
      requireSession(request);
      const { email } = validate(forgotBodySchema, request.body);
      await limits.count('forgot', { user: limitNameOf(email), address: addressOf(request) });
      await passwordsByLink.request(email);
      response.status(202).end();
    },
  });
  mount(router, '/auth/reset', {
    post: async (request, response) => {
      requireSession(request);
      const body = validate(resetBodySchema, request.body);
      await limits.count('link', { user: undefined, address: addressOf(request) });
      await passwordsByLink.reset(body);
      response.status(204).end();
    },
  });
}

function mountAddresses(router: Router, options: RecoveryRouteOptions): void {
  const { addresses, limits } = options;
  mount(router, '/auth/confirm-email', {
    post: async (request, response) => {
      requireSession(request);
      const { token } = validate(confirmEmailBodySchema, request.body);
      await limits.count('link', { user: undefined, address: addressOf(request) });
      response.json({ email: await addresses.confirm(token) });
    },
  });
  mount(router, '/me/email', { post: createPostEmail(options) });
  mount(router, '/me/email/confirmation', {
    post: async (request, response) => {
      const user = await requireHolder(request);
      validate(emptyBodySchema, request.body);
      await limits.count('forgot', { user: user.id, address: addressOf(request) });
      if (user.email === undefined) throw new AppError('EMAIL_NONE');
      await addresses.request(user, user.email);
      response.status(202).end();
    },
  });
  mount(router, '/me/access', {
    get: [
      requireScope('read'),
      async (request, response) =>
        void response.json(await presentAccess(await requirePerson(request), options)),
    ],
  });
}

function createPostEmail({ addresses, profile, limits }: RecoveryRouteOptions): RequestHandler {
  return async (request, response) => {
    const user = await requireHolder(request);
    const { email, password } = validate(changeEmailBodySchema, request.body);
    await limits.count('login', { user: user.id, address: addressOf(request) });
    await profile.assertPassword(user, password);
    if (email === user.email && user.confirmedEmail === email)
      throw new AppError('REQUEST_INVALID', {
        errors: [{ path: 'email', message: 'is your address already' }],
      });
    await addresses.request(user, email);
    response.status(202).end();
  };
}

/** Requires the browser session of an account. */
async function requireHolder(request: Request): Promise<StoredUser> {
  requireSession(request);
  const user = await requirePerson(request);
  if (user.guest) throw new AppError('ACCOUNT_NEEDED');
  return user;
}

async function presentAccess(
  { id, email, confirmedEmail }: StoredUser,
  { accounts, identities, sendsMail }: RecoveryRouteOptions,
): Promise<AccountAccess> {
  return {
    email: email ?? null,
    emailConfirmed: email !== undefined && email === confirmedEmail,
    password: (await accounts.findOf(id))?.passwordHash !== undefined,
    mail: sendsMail,
    identities: (await identities.listOf(id)).map(({ issuer, createdAt }) => ({
      issuer,
      since: isoTime(createdAt),
    })),
  };
}

export interface PasswordLinkRouteOptions {
  readonly passwordsByLink: PasswordsByLink;
  readonly guard: RequestHandler;
  readonly logger: Logger;
}

/** `POST /internal/password-links`, with the operator token: the link that `hone admin reset-password` prints. */
export function createPasswordLinkRoutes(options: PasswordLinkRouteOptions): Router {
  const { passwordsByLink, guard, logger } = options;
  const router = Router();
  mount(router, '/internal/password-links', {
    post: [
      guard,
      async (request, response) => {
        const { email } = validate(passwordLinkBodySchema, request.body);
        const { url, expiresAt } = await passwordsByLink.issueByHand(email);
        logger.info('a link for a new password was made for an admin');
        response.status(201).json({ url, expiresAt: isoTime(expiresAt) });
      },
    ],
  });
  return router;
}
