import { languageSchema } from '@hone/contracts';
import {
  commentBodySchema,
  HIRING_ROUTES,
  messageBodySchema,
  putSittingDraftBodySchema,
  reportFactsBodySchema,
} from '@hone/contracts/hiring';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import type { ExportOwn } from '../privacy/export-own.js';
import type { SittingClock } from './sitting-clock.js';
import { requireSitting } from './sitting-cookie.js';
import type { SittingItems } from './sitting-items.js';
import type { SittingUseCases } from './use-cases.js';

export interface SittingRouteOptions {
  readonly sittings: SittingUseCases;
  readonly sittingClock: SittingClock;
  readonly sittingItems: SittingItems;
  readonly exportOwn: ExportOwn;
  readonly limits: RateLimits;
}

const itemSchema = z.string().max(40);
const itemOf = (request: Request): string => validate(itemSchema, request.params['item']);
const indexSchema = z.coerce.number().int().min(0).max(100);
const draftQuerySchema = z.object({ language: languageSchema });

/** What a candidate does, with the session of the sitting. */
export function createSittingRoutes(options: SittingRouteOptions): Router {
  const { sittings } = options;
  const router = Router();
  mount(router, HIRING_ROUTES.sitting, {
    get: async (request, response) => {
      response.json(await sittings.get(requireSitting(request)));
    },
  });
  mountClock(router, options);
  mountItems(router, options);
  mountFacts(router, options);
  mount(router, HIRING_ROUTES.letter, {
    get: async (request, response) => {
      response.json(await sittings.getLetter(requireSitting(request)));
    },
  });
  mount(router, HIRING_ROUTES.exportOwn, {
    get: async (request, response) => {
      const id = requireSitting(request);
      await options.limits.count('export', { user: request.sitting?.owner, address: undefined });
      response.attachment(`assessment-${id}.json`).json(await options.exportOwn(id));
    },
  });
  return router;
}

function mountClock(router: Router, { sittings, sittingClock }: SittingRouteOptions): void {
  const act = (run: (id: string, request: Request) => Promise<void>): RequestHandler => {
    return async (request, response) => {
      const id = requireSitting(request);
      validate(emptyBodySchema, request.body);
      await run(id, request);
      response.json(await sittings.get(id));
    };
  };
  mount(router, HIRING_ROUTES.start, { post: act((id) => sittingClock.start(id)) });
  mount(router, HIRING_ROUTES.startSection, {
    post: act((id, request) => sittingClock.startSection(id, validate(indexSchema, request.params['n']))),
  });
  mount(router, HIRING_ROUTES.pause, { post: act((id) => sittingClock.pause(id, 'candidate')) });
  mount(router, HIRING_ROUTES.resume, { post: act((id) => sittingClock.resume(id, 'candidate')) });
  mount(router, HIRING_ROUTES.finish, { post: act((id) => sittingClock.finish(id)) });
}

function mountItems(router: Router, { sittingItems, limits }: SittingRouteOptions): void {
  mount(router, HIRING_ROUTES.item, {
    get: async (request, response) => {
      response.json(await sittingItems.view(requireSitting(request), itemOf(request)));
    },
  });
  mount(router, HIRING_ROUTES.playback, {
    get: async (request, response) => {
      response.json(await sittingItems.readPlayback(requireSitting(request), itemOf(request)));
    },
  });
  mount(router, HIRING_ROUTES.draft, {
    get: async (request, response) => {
      const id = requireSitting(request);
      const { language } = validate(draftQuerySchema, request.query);
      const draft = await sittingItems.findDraft(id, itemOf(request), language);
      response.json({ draft: draft ?? null });
    },
    put: async (request, response) => {
      const id = requireSitting(request);
      const body = validate(putSittingDraftBodySchema, request.body);
      await limits.count('draft', { user: request.sitting?.owner, address: undefined });
      response.json(await sittingItems.saveDraft(id, itemOf(request), body));
    },
  });
}

function mountFacts(router: Router, { sittings, limits }: SittingRouteOptions): void {
  mount(router, HIRING_ROUTES.facts, {
    get: async (request, response) => {
      response.json(await sittings.listFacts(requireSitting(request)));
    },
    post: async (request, response) => {
      const id = requireSitting(request);
      const { items } = validate(reportFactsBodySchema, request.body);
      await limits.count('draft', { user: request.sitting?.owner, address: undefined });
      await sittings.reportFacts(id, items);
      response.status(204).end();
    },
  });
  mount(router, HIRING_ROUTES.comments, {
    post: async (request, response) => {
      const id = requireSitting(request);
      const { fact, text } = validate(commentBodySchema, request.body);
      response.status(201).json(await sittings.comment(id, fact, text));
    },
  });
  mount(router, HIRING_ROUTES.messages, {
    post: async (request, response) => {
      const id = requireSitting(request);
      const { text } = validate(messageBodySchema, request.body);
      await sittings.sendMessage(id, text);
      response.status(204).end();
    },
  });
}
