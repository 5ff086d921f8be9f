import { publishTracksSchema } from '@hone/contracts/practice';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { findUserId, requireScope } from '../sessions/identity.js';
import type { TrackUseCases } from './use-cases.js';

const paramsSchema = z.object({ slug: z.string() });

/** `GET /tracks` and `GET /tracks/:slug`. */
export function createTrackRoutes(tracks: TrackUseCases): Router {
  const router = Router();
  mount(router, '/tracks', {
    get: [
      requireScope('read'),
      async (request, response) => {
        response.json({ items: await tracks.list(findUserId(request)), nextCursor: null });
      },
    ],
  });
  mount(router, '/tracks/:slug', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { slug } = validate(paramsSchema, request.params);
        response.json(await tracks.get(slug, findUserId(request)));
      },
    ],
  });
  return router;
}

/** `PUT /internal/tracks`, for the command line: replaces all tracks. */
export function createTrackPublishing(tracks: TrackUseCases, guard: RequestHandler): Router {
  const router = Router();
  mount(router, '/internal/tracks', {
    put: [
      guard,
      async (request, response) => {
        const body = validate(publishTracksSchema, request.body);
        await tracks.publish(body.tracks);
        response.json({ tracks: body.tracks.length });
      },
    ],
  });
  return router;
}
