import type { Logger } from '@hone/kit';
import { domainBodySchema } from '@hone/contracts';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import type { GuestMerges } from '../accounts/merge-guests.js';
import { findUserId, requireSession } from '../sessions/identity.js';
import { signIn } from '../sessions/session-cookie.js';
import type { SessionUseCases } from '../sessions/use-cases.js';
import { SignInError, type IdentityProvider } from './identity-provider.js';
import type { PendingSignIns } from './pending-sign-in.js';
import type { DomainRepository } from './repository.js';
import type { SignInByIdentity } from './sign-in-by-identity.js';

export interface OidcRouteOptions {
  readonly provider: IdentityProvider;
  readonly pending: PendingSignIns;
  readonly signInByIdentity: SignInByIdentity;
  readonly merges: GuestMerges;
  readonly sessions: SessionUseCases;
  readonly limits: RateLimits;
  readonly logger: Logger;
}

const startSchema = z.object({ next: z.string().max(2000).default('/challenges') });

/** `GET /auth/oidc/start` and `/auth/oidc/callback`: pages of a browser, so every failure is a page, too. */
export function createOidcRoutes(options: OidcRouteOptions): Router {
  const router = Router();
  mount(router, '/auth/oidc/start', { get: asPage(options.logger, createStart(options)) });
  mount(router, '/auth/oidc/callback', { get: asPage(options.logger, createCallback(options)) });
  return router;
}

type Act = (request: Request, response: Response) => Promise<void>;

/** The page `/sign-in` explains what went wrong. */
const backToSignIn = (response: Response, failure: string): void =>
  response.redirect(303, `/sign-in?failed=${failure}`);

/** Failures at the provider lead back to the sign-in page. */
function asPage(logger: Logger, act: Act): RequestHandler {
  return async (request, response) => {
    try {
      await act(request, response);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      logger.warn({ err: error, requestId: request.id }, 'a sign-in with the identity provider failed');
      backToSignIn(response, error.failure);
    }
  };
}

function createStart({ provider, pending, limits }: OidcRouteOptions): Act {
  return async (request, response) => {
    requireSession(request);
    const { next } = validate(startSchema, request.query);
    await limits.count('login', { user: undefined, address: addressOf(request) });
    const { checks, url } = await provider.begin();
    pending.keep(request, response, { ...checks, next: localPageOf(next) });
    response.redirect(303, url);
  };
}

function createCallback(options: OidcRouteOptions): Act {
  const { provider, pending, signInByIdentity, sessions, merges, limits, logger } = options;
  return async (request, response) => {
    requireSession(request);
    await limits.count('login', { user: undefined, address: addressOf(request) });
    const begun = pending.take(request, response);
    if (begun === undefined) return backToSignIn(response, 'expired');
    const user = await signInByIdentity(await provider.finish(queryOf(request), begun));
    const visitor = await sessions.findUser(findUserId(request));
    const merge = await merges.begin(visitor, user.id);
    await signIn(request, user, 'oidc');
    // The merge is recorded: if it fails here, it is completed soon.
    if (merge !== undefined)
      await merges
        .run(merge)
        .catch((error: unknown) => logger.warn({ err: error }, 'could not finish moving a guest’s work'));
    response.redirect(303, begun.next);
  };
}

const queryOf = ({ originalUrl }: Request): string => originalUrl.split('?')[1] ?? '';

// Any origin does: it only shows whether an address leaves it.
const HERE = 'https://hone.invalid';

/** A page of this site; anything else becomes the catalogue, so that no link can send people elsewhere. */
function localPageOf(next: string): string {
  const fallback = '/challenges';
  if (!next.startsWith('/') || !URL.canParse(next, HERE)) return fallback;
  const { origin, pathname, search, hash } = new URL(next, HERE);
  return origin !== HERE || pathname.startsWith('//') ? fallback : `${pathname}${search}${hash}`;
}

export interface DomainRouteOptions {
  readonly domains: DomainRepository;
  readonly guard: RequestHandler;
  readonly logger: Logger;
}

/** `/internal/domains`, with the operator token: domains whose addresses link accounts. */
export function createDomainRoutes({ domains, guard, logger }: DomainRouteOptions): Router {
  const router = Router();
  mount(router, '/internal/domains', {
    get: [guard, async (_request, response) => void response.json({ domains: await domains.list() })],
    post: [
      guard,
      async (request, response) => {
        const { domain, claim } = validate(domainBodySchema, request.body);
        await (claim ? domains.claim(domain) : domains.release(domain));
        logger.info({ domain, claim }, 'claimed domains changed');
        response.json({ domains: await domains.list() });
      },
    ],
  });
  return router;
}

/** The page that ends the session at the provider, too; undefined if the session did not begin there. */
export async function findProviderSignOut(
  request: Request,
  provider: IdentityProvider | undefined,
): Promise<string | undefined> {
  if (provider === undefined || request.session.via !== 'oidc') return undefined;
  try {
    return await provider.findSignOutUrl();
  } catch (error) {
    // Signing out here must work while the provider is away.
    if (error instanceof SignInError) return undefined;
    throw error;
  }
}
