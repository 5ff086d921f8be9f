import { shareResultBodySchema } from '@hone/contracts';
import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { requireScope, requireUserId } from '../sessions/identity.js';
import { createCards } from './cards.js';
import type { RenderCard } from './render-card.resvg.js';
import type { SharedResults } from './use-cases.js';

export interface SharedResultRouteOptions {
  readonly sharedResults: SharedResults;
  readonly render: RenderCard;
}

const idParams = z.object({ id: z.string() });
const tokenParams = z.object({ token: z.string().max(64) });

/** `/submissions/:id/share` for owners, `/shared-results/:token` for anybody. */
export function createSharedResultRoutes({ sharedResults, render }: SharedResultRouteOptions): Router {
  const router = Router();
  mountShare(router, sharedResults);
  mount(router, '/shared-results/:token', {
    get: [
      requireScope('read'),
      async (request, response) => {
        response.json(await sharedResults.open(validate(tokenParams, request.params).token));
      },
    ],
  });
  const cards = createCards(render);
  mount(router, '/shared-results/:token/card.png', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { token } = validate(tokenParams, request.params);
        // Whether it is still shared is asked each time; only the drawing is kept.
        const card = await cards.get(token, await sharedResults.open(token));
        response.set('Cache-Control', 'public, max-age=300').type('png').send(card);
      },
    ],
  });
  return router;
}

function mountShare(router: Router, sharedResults: SharedResults): void {
  mount(router, '/submissions/:id/share', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { id } = validate(idParams, request.params);
        response.json(await sharedResults.find(requireUserId(request), id));
      },
    ],
    post: [
      requireScope('submit'),
      async (request, response) => {
        const shows = validate(shareResultBodySchema, request.body ?? {});
        const { id } = validate(idParams, request.params);
        response.json(await sharedResults.share(requireUserId(request), id, shows));
      },
    ],
    delete: [
      requireScope('submit'),
      async (request, response) => {
        validate(emptyBodySchema, request.body);
        const { id } = validate(idParams, request.params);
        await sharedResults.withdraw(requireUserId(request), id);
        response.status(204).end();
      },
    ],
  });
}
