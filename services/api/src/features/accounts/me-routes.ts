import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deleteAccountBodySchema, passwordBodySchema, profileBodySchema } from '@hone/contracts';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { requirePerson, requireScope, requireSession, requireUserId } from '../sessions/identity.js';
import { presentUser } from '../sessions/present.js';
import type { StoredUser } from '../sessions/repository.js';
import { currentSessionKey, signIn, signOut } from '../sessions/session-cookie.js';
import type { SessionUseCases } from '../sessions/use-cases.js';
import type { Deletions } from './delete-account.js';
import type { ExportAccount } from './export-account.js';
import type { Profile } from './profile.js';

export interface MeRouteOptions {
  readonly profile: Profile;
  readonly sessions: SessionUseCases;
  readonly deletions: Deletions;
  readonly exportAccount: ExportAccount;
  readonly limits: RateLimits;
}

const paramsSchema = z.object({ id: z.string() });

/** Routes of a user's own account under `/me`. `GET /me` is among the session routes. */
export function createMeRoutes(options: MeRouteOptions): Router {
  const router = Router();
  mountSessions(router, options.sessions);
  mount(router, '/me/password', { post: createPostPassword(options) });
  mount(router, '/me/delete', { post: createPostDelete(options) });
  mount(router, '/me/export', { get: createGetExport(options) });
  return router;
}

/** Handler of `PATCH /me`. */
export function createPatchMe(profile: Profile): RequestHandler {
  return async (request, response) => {
    const user = await requirePersonHere(request);
    const { name } = validate(profileBodySchema, request.body);
    response.json({ user: presentUser(await profile.rename(user, name)) });
  };
}

/** Requires a browser session; a token is not enough. */
function requirePersonHere(request: Request): Promise<StoredUser> {
  requireSession(request);
  return requirePerson(request);
}

function mountSessions(router: Router, sessions: SessionUseCases): void {
  mount(router, '/me/sessions', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const items = await sessions.list(requireUserId(request), currentSessionKey(request));
        response.json({ items, nextCursor: null });
      },
    ],
  });
  mount(router, '/me/sessions/end-others', {
    post: async (request, response) => {
      requireSession(request);
      const user = requireUserId(request);
      validate(emptyBodySchema, request.body);
      await sessions.endOthers(user, currentSessionKey(request));
      response.status(204).end();
    },
  });
  mount(router, '/me/sessions/:id', {
    delete: async (request, response) => {
      requireSession(request);
      const user = requireUserId(request);
      validate(emptyBodySchema, request.body);
      await sessions.end(user, validate(paramsSchema, request.params).id);
      response.status(204).end();
    },
  });
}

/** Changing the password ends all other sessions, and this one continues under a new id. */
function createPostPassword({ profile, sessions, limits }: MeRouteOptions): RequestHandler {
  return async (request, response) => {
    const user = await requirePersonHere(request);
    const body = validate(passwordBodySchema, request.body);
    await limits.count('login', { user: user.id, address: addressOf(request) });
    await profile.changePassword(user, body);
    await signIn(request, user);
    await sessions.endOthers(user.id, currentSessionKey(request));
    response.status(204).end();
  };
}

function createPostDelete({ profile, deletions, limits }: MeRouteOptions): RequestHandler {
  return async (request, response) => {
    const user = await requirePersonHere(request);
    const { password } = validate(deleteAccountBodySchema.default({}), request.body);
    await limits.count('login', { user: user.id, address: addressOf(request) });
    await profile.assertPassword(user, password);
    await deletions.begin(user.id);
    await signOut(request, response);
    response.status(204).end();
  };
}

function createGetExport({ exportAccount, limits }: MeRouteOptions): RequestHandler {
  return async (request, response) => {
    const user = await requirePersonHere(request);
    await limits.count('export', { user: user.id, address: addressOf(request) });
    response.attachment('hone-export.json').type('application/json');
    if (request.method === 'HEAD') return void response.end();
    const pieces = Readable.from(exportAccount(user, currentSessionKey(request)));
    await pipeline(pieces, response).catch((error: unknown) => {
      // The client disconnected; no one is left to answer.
      if (!request.socket.destroyed) throw error;
    });
  };
}
