import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { AppError } from '@hone/kit';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { Authenticator } from '../sessions/authenticator.js';
import type { SubmissionFeed } from '../submissions/feed.js';
import type { WatchAccess } from '../team-live/watch-access.js';

export interface InternalRouteOptions {
  readonly feed: SubmissionFeed;
  readonly authenticator: Authenticator;
  readonly watchAccess: WatchAccess;
  readonly challenges: ChallengeRepository;
  readonly guard: RequestHandler;
}

const credentialsSchema = z.strictObject({
  cookie: z.string().max(8192).optional(),
  token: z.string().max(512).optional(),
  sitting: z.string().max(64).optional(),
});
const viewerQuerySchema = z.object({ user: z.string().max(64).optional() });
const paramsSchema = z.object({ id: z.string() });

/**
 * Routes for other Hone processes, with the service token: identity, live events, who may watch a workspace, and the
 * packages to prefetch.
 */
export function createInternalRoutes(options: InternalRouteOptions): Router {
  const { challenges, guard } = options;
  const router = Router();
  mount(router, '/internal/catalogue', {
    get: [
      guard,
      async (_request, response) => {
        const newest = await challenges.listNewest();
        response.json({ items: newest.map(({ slug, digest }) => ({ slug, digest })) });
      },
    ],
  });
  mountGateway(router, options);
  return router;
}

/** What live gateways ask for. */
function mountGateway(
  router: Router,
  { feed, authenticator, watchAccess, guard }: InternalRouteOptions,
): void {
  mount(router, '/internal/session', {
    post: [
      guard,
      async (request, response) => {
        const credentials = validate(credentialsSchema, request.body);
        const known = await authenticator.authenticate(credentials);
        response.json({ user: known?.user ?? null });
      },
    ],
  });
  mount(router, '/internal/workspaces/:id/watch', {
    get: [
      guard,
      async (request, response) => {
        const { id } = validate(paramsSchema, request.params);
        const { user = null } = validate(viewerQuerySchema, request.query);
        response.json(await watchAccess.check(id, { user }));
      },
    ],
  });
  mount(router, '/internal/submissions/:id/feed', {
    get: [
      guard,
      async (request, response) => {
        const { id } = validate(paramsSchema, request.params);
        const { user = null } = validate(viewerQuerySchema, request.query);
        const entry = await feed.find(id, { user });
        if (entry === undefined) throw new AppError('SUBMISSION_NOT_FOUND');
        response.json(entry);
      },
    ],
  });
}
