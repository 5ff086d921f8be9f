import { modeSchema, slugSchema, submitBodySchema } from '@hone/contracts';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { findBearerToken } from '../../http/bearer.js';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import type { Authenticator } from '../sessions/authenticator.js';
import { findUserId, requireScope } from '../sessions/identity.js';
import { signIn } from '../sessions/session-cookie.js';
import type { SessionUseCases } from '../sessions/use-cases.js';
import type { SubmitInSitting } from '../sittings/submit-in-sitting.js';
import type { Variants } from '../variants/variants.js';
import type { Admission } from './admission.js';
import type { EventStreams } from './event-stream.js';
import { parseIdempotencyKey } from './idempotency.js';
import { answerAccepted } from './answer-accepted.js';
import type { Submit } from './submit.js';
import type { SubmissionUseCases } from './use-cases.js';

export interface SubmissionRouteOptions {
  readonly submit: Submit;
  readonly submitInSitting: SubmitInSitting;
  readonly admission: Admission;
  readonly submissions: SubmissionUseCases;
  readonly sessions: SessionUseCases;
  readonly variants: Pick<Variants, 'getNamed'>;
  readonly streams: EventStreams;
  readonly authenticator: Authenticator;
  readonly limits: RateLimits;
}

const paramsSchema = z.object({ id: z.string() });
const idOf = (request: Request): string => validate(paramsSchema, request.params).id;

const historyQuerySchema = z.object({
  challenge: slugSchema.optional(),
  mode: modeSchema.optional(),
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'is not a cursor of this list')
    .optional(),
  limit: limitSchema(20),
});

const eventsQuerySchema = z.object({ after: z.coerce.number().int().nonnegative().optional() });

/** The routes of `/submissions`. */
export function createSubmissionRoutes(options: SubmissionRouteOptions): Router {
  const { submissions } = options;
  const router = Router();
  mount(router, '/submissions', {
    get: [requireScope('read'), createGetHistory(options)],
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
  mount(router, '/submissions/:id/events', { get: [requireScope('read'), createGetEvents(options)] });
  return router;
}

function createGetHistory({ submissions }: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const { challenge: slug, mode, cursor: before, limit } = validate(historyQuerySchema, request.query);
    response.json(await submissions.list({ slug, mode, before, limit }, findUserId(request)));
  };
}

/**
 * Validates, repeats, limits, authenticates, acts, presents: nothing is created before the whole request is
 * valid.
 */
function createPost({
  submit,
  submitInSitting,
  admission,
  sessions,
  variants,
  limits,
}: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const key = parseIdempotencyKey(request.get('idempotency-key'));
    const body = validate(submitBodySchema, request.body);
    if (request.sitting !== undefined)
      return answerAccepted(response, await submitInSitting(request.sitting, body, key));
    const finding = sessions.findUser(findUserId(request));
    if (key !== undefined) {
      const user = (await finding)?.id;
      const repeated = user === undefined ? undefined : await submit.findRepeated(user, key, body);
      if (repeated !== undefined) return answerAccepted(response, repeated);
    }
    const checking = submit.check(body);
    const [known, challenge, assertCapacity] = await Promise.all([finding, checking, admission.readQueue()]);
    const user = known?.id;
    const variant =
      body.variant === undefined ? undefined : await variants.getNamed(user, challenge, body.variant);
    await limits.count(body.mode, { user, address: addressOf(request) });
    assertCapacity(user);
    const owner = user ?? (await signInGuest(request, sessions));
    answerAccepted(response, await submit.accept({ user: owner, body, challenge, key, variant }));
  };
}

async function signInGuest(request: Request, sessions: SessionUseCases): Promise<string> {
  const guest = await sessions.createGuest();
  await signIn(request, guest);
  return guest.id;
}

/** JSON, or an event stream for clients that ask for `text/event-stream`. */
function createGetEvents({ submissions, streams, authenticator }: SubmissionRouteOptions): RequestHandler {
  return async (request, response) => {
    const preferred = request.accepts(['application/json', 'text/event-stream']);
    const wantsStream = request.method === 'GET' && preferred === 'text/event-stream';
    const resumed = wantsStream ? request.get('last-event-id') : undefined;
    const query = validate(eventsQuerySchema, resumed === undefined ? request.query : { after: resumed });
    const after = query.after ?? 0;
    const history = await submissions.getHistory(idOf(request), findUserId(request));
    if (wantsStream) {
      const user = findUserId(request);
      const credentials = { cookie: request.headers.cookie, token: findBearerToken(request) };
      const sitting = request.sitting?.id;
      const mayRead = async () =>
        (await authenticator.authenticate({ ...credentials, sitting }))?.user === user;
      return streams.open(response, history, after, mayRead);
    }
    response.json({
      items: history.events.filter(({ seq }) => seq > after),
      lastSeq: history.events.length,
      ...(history.epoch === null ? {} : { epoch: history.epoch }),
    });
  };
}
