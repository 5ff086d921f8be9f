import { modeSchema, slugSchema, submitBodySchema } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import { findUserId, requireScope, requireRole } from '../sessions/identity.js';
import { signIn } from '../sessions/session-cookie.js';
import type { SessionUseCases } from '../sessions/use-cases.js';
import type { Accepted, Admission } from './admission.js';
import type { EventStreams } from './event-stream.js';
import { parseIdempotencyKey } from './idempotency.js';
import { pathOf, presentAccepted } from './present.js';
import type { Regrade } from './regrade.js';
import type { Submit } from './submit.js';
import type { SubmissionUseCases } from './use-cases.js';

export interface SubmissionRouteOptions {
  readonly submit: Submit;
  readonly admission: Admission;
  readonly regrade: Regrade;
  readonly submissions: SubmissionUseCases;
  readonly sessions: SessionUseCases;
  readonly streams: EventStreams;
  readonly limits: RateLimits;
}

const paramsSchema = z.object({ id: z.string() });
const idOf = (request: Request): string => validate(paramsSchema, request.params).id;

const historyQuerySchema = z.object({
  challenge: slugSchema.optional(),
  mode: modeSchema.optional(),
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'not a cursor of this list')
    .optional(),
  limit: limitSchema(20),
});

const eventsQuerySchema = z.object({ after: z.coerce.number().int().nonnegative().optional() });

/** The routes of `/submissions`. */
export function createSubmissionRoutes(options: SubmissionRouteOptions): Router {
  const { submissions } = options;
  const router = Router();
  mount(router, '/submissions', {
    get: [
      requireScope('read'),
      async (request, response) => {
        const { challenge: slug, mode, cursor: before, limit } = validate(historyQuerySchema, request.query);
        response.json(await submissions.list({ slug, mode, before, limit }, findUserId(request)));
      },
    ],
    post: [requireScope('submit'), createPost(options)],
  });
  mount(router, '/submissions/:id', {
    get: [
      requireScope('read'),
      async (request, response) => {
        response.json(await submissions.get(idOf(request), findUserId(request)));
      },
    ],
  });
  mount(router, '/submissions/:id/files', {
    get: [
      requireScope('read'),
      async (request, response) => {
        response.json({ items: await submissions.getFiles(idOf(request), findUserId(request)) });
      },
    ],
  });
  mount(router, '/submissions/:id/cancel', {
    post: [
      requireScope('submit'),
      async (request, response) => {
        validate(emptyBodySchema, request.body);
        response.status(202).json(await submissions.cancel(idOf(request), findUserId(request)));
      },
    ],
  });
  mount(router, '/submissions/:id/regrade', { post: createPostRegrade(options) });
  mount(router, '/submissions/:id/events', { get: [requireScope('read'), createGetEvents(options)] });
  return router;
}

/** Validate, repeat, limit, authenticate, act, present: nothing is made before all that was sent is acceptable. */
function createPost({ submit, admission, sessions, limits }: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const key = parseIdempotencyKey(request.get('idempotency-key'));
    const body = validate(submitBodySchema, request.body);
    const user = (await sessions.findUser(findUserId(request)))?.id;
    if (user !== undefined && key !== undefined) {
      const repeated = await submit.findRepeated(user, key, body);
      if (repeated !== undefined) return answer(response, repeated);
    }
    const challenge = await submit.check(body);
    await limits.count(body.mode, { user, address: addressOf(request) });
    await admission.checkQueue();
    const owner = user ?? (await signInGuest(request, sessions));
    answer(response, await submit.accept({ user: owner, body, challenge, key }));
  };
}

function createPostRegrade({ regrade, limits }: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const key = parseIdempotencyKey(request.get('idempotency-key'));
    validate(emptyBodySchema, request.body);
    const user = findUserId(request);
    const entitled = await mayRegrade(request);
    await limits.count('submit', { user, address: addressOf(request) });
    answer(response, await regrade(idOf(request), { user, entitled, key }));
  };
}

/** Without the role, what is answered depends on whose submission it is. */
async function mayRegrade(request: Request): Promise<boolean> {
  try {
    await requireRole(request, 'author', 'reviewer', 'admin');
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'AUTH_REQUIRED' || error.code === 'AUTH_FORBIDDEN'))
      return false;
    throw error;
  }
}

async function signInGuest(request: Request, sessions: SessionUseCases): Promise<string> {
  const guest = await sessions.createGuest();
  await signIn(request, guest.id);
  return guest.id;
}

function answer(response: Response, accepted: Accepted): void {
  response.status(202).location(pathOf(accepted.record.id)).json(presentAccepted(accepted));
}

/** JSON, or a stream for clients that ask for `text/event-stream`. */
function createGetEvents({ submissions, streams }: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const preferred = request.accepts(['application/json', 'text/event-stream']);
    const wantsStream = request.method === 'GET' && preferred === 'text/event-stream';
    const resumed = wantsStream ? request.get('last-event-id') : undefined;
    const query = validate(eventsQuerySchema, resumed === undefined ? request.query : { after: resumed });
    const after = query.after ?? 0;
    const story = await submissions.getStory(idOf(request), findUserId(request));
    if (wantsStream) return streams.open(response, story, after);
    response.json({
      items: story.events.filter(({ seq }) => seq > after),
      lastSeq: story.events.length,
      ...(story.epoch === null ? {} : { epoch: story.epoch }),
    });
  };
}
