import { languageSchema } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { findUserId, requireScope, requireUserId } from '../sessions/identity.js';
import type { RevealCheck } from './reveal-check.js';
import type { AidUseCases } from './use-cases.js';

const paramsSchema = z.object({ slug: z.string() });
const approachesQuerySchema = z.object({ language: languageSchema });
const imageParamsSchema = z.object({ slug: z.string(), path: z.array(z.string()) });
const imageQuerySchema = z.object({ v: z.string().max(20).optional() });
const checkParamsSchema = z.object({ id: z.string(), check: z.string() });

/** Prevents an SVG that is opened directly from running or loading anything. */
const IMAGE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
const YEAR_SECONDS = 31_536_000;

export interface AidRouteOptions {
  readonly aids: AidUseCases;
  readonly revealCheck: RevealCheck;
}

/** Routes for hints, giving up, editorials, solutions, images, and the data of failed hidden checks. */
export function createAidRoutes({ aids, revealCheck }: AidRouteOptions): Router {
  const router = Router();
  mount(router, '/challenges/:slug/aids', { get: [requireScope('read'), createGetAids(aids)] });
  mount(router, '/challenges/:slug/hints/next', { post: [requireScope('drafts'), createPostHint(aids)] });
  mount(router, '/challenges/:slug/give-up', { post: [requireScope('drafts'), createPostGiveUp(aids)] });
  mount(router, '/challenges/:slug/editorial', { get: [requireScope('read'), createGetEditorial(aids)] });
  mount(router, '/challenges/:slug/approaches', { get: [requireScope('read'), createGetApproaches(aids)] });
  mount(router, '/challenges/:slug/assets/*path', { get: [requireScope('read'), createGetImage(aids)] });
  mount(router, '/submissions/:id/checks/:check/reveal', {
    post: [requireScope('drafts'), createPostReveal(revealCheck)],
  });
  return router;
}

const slugOf = (request: Request): string => validate(paramsSchema, request.params).slug;

function createGetAids(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    response.json(await aids.get(slugOf(request), findUserId(request)));
  };
}

function createPostHint(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    const user = requireUserId(request);
    validate(emptyBodySchema, request.body);
    response.json(await aids.nextHint(slugOf(request), user));
  };
}

function createPostGiveUp(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    const user = requireUserId(request);
    validate(emptyBodySchema, request.body);
    response.json(await aids.giveUp(slugOf(request), user));
  };
}

function createGetEditorial(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    response.json({ editorial: await aids.getEditorial(slugOf(request), findUserId(request)) });
  };
}

function createGetApproaches(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    const { language } = validate(approachesQuerySchema, request.query);
    response.json(await aids.getApproaches(slugOf(request), language, findUserId(request)));
  };
}

function createPostReveal(revealCheck: RevealCheck): RequestHandler {
  return async (request, response) => {
    validate(emptyBodySchema, request.body);
    const { id, check } = validate(checkParamsSchema, request.params);
    response.json(await revealCheck(id, check, findUserId(request)));
  };
}

/**
 * An image may be cached forever when the address contains the current version; a new version has another
 * address.
 */
function createGetImage(aids: AidUseCases): RequestHandler {
  return async (request, response) => {
    const { slug, path } = validate(imageParamsSchema, request.params);
    const { v } = validate(imageQuerySchema, request.query);
    const image = await aids.findImage(slug, path.join('/'), findUserId(request));
    if (image === undefined) throw new AppError('ROUTE_NOT_FOUND');
    const who = image.open ? 'public' : 'private';
    const lasting = v === String(image.version) ? `max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
    response.set({
      'Content-Type': image.type,
      'Content-Security-Policy': IMAGE_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': `${who}, ${lasting}`,
    });
    response.send(Buffer.from(image.bytes));
  };
}
