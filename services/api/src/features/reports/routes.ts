import {
  decisionBodySchema,
  extraTimeBodySchema,
  HIRING_ROUTES,
  putReviewBodySchema,
  sittingStatusSchema,
} from '@hone/contracts/hiring';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import type { OpenInvitation } from '../invitations/open-invitation.js';
import type { SittingClock } from '../sittings/sitting-clock.js';
import {
  READERS,
  RECRUITERS,
  requireTeamScope,
  type Actor,
  type EnterWorkspace,
} from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import type { ListSittings } from './list-sittings.js';
import type { ReportUseCases } from './use-cases.js';

export interface ReportRouteOptions {
  readonly listSittings: ListSittings;
  readonly reports: ReportUseCases;
  readonly sittingClock: SittingClock;
  readonly openInvitation: Pick<OpenInvitation, 'createCode'>;
  readonly audit: Audit;
  readonly enter: EnterWorkspace;
}

const paramSchema = z.string().max(64);
const paramOf = (request: Request, name: string): string => validate(paramSchema, request.params[name]);

const listQuerySchema = z.object({
  assessment: z.string().max(64).optional(),
  status: z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(sittingStatusSchema))
    .optional(),
  q: z.string().max(200).optional(),
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'is not a cursor of this list')
    .optional(),
  limit: limitSchema(50),
});

/** What a team reads and decides. */
export function createReportRoutes(options: ReportRouteOptions): Router {
  const { listSittings, reports, audit, enter } = options;
  const router = Router();
  mount(router, HIRING_ROUTES.sittings, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, READERS);
        const page = await listSittings(actor, validate(listQuerySchema, request.query));
        await audit.note(actor, { action: 'sittings.list', detail: `${page.items.length} rows` });
        response.json(page);
      },
    ],
  });
  mount(router, HIRING_ROUTES.report, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, READERS);
        response.json(await reports.get(actor, paramOf(request, 's')));
      },
    ],
  });
  mount(router, HIRING_ROUTES.reportSubmission, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, READERS);
        const [sitting, submission] = [paramOf(request, 's'), paramOf(request, 'id')];
        response.json(await reports.getSubmission(actor, sitting, submission));
      },
    ],
  });
  mountJudgement(router, options);
  mountClock(router, options);
  return router;
}

function mountJudgement(router: Router, { reports, enter }: ReportRouteOptions): void {
  mount(router, HIRING_ROUTES.review, {
    put: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, READERS);
        const body = validate(putReviewBodySchema, request.body);
        response.json(await reports.saveReview(actor, paramOf(request, 's'), body));
      },
    ],
  });
  mount(router, HIRING_ROUTES.decision, {
    post: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, RECRUITERS);
        const body = validate(decisionBodySchema, request.body);
        response.status(201).json(await reports.decide(actor, paramOf(request, 's'), body));
      },
    ],
  });
}

function mountClock(router: Router, options: ReportRouteOptions): void {
  const { reports, sittingClock, openInvitation, audit, enter } = options;
  const act = (action: string, run: (id: string, actor: Actor, request: Request) => Promise<unknown>) => {
    const handler: RequestHandler = async (request, response) => {
      const actor = await enter(request, RECRUITERS);
      const { id } = await reports.getSitting(actor, paramOf(request, 's'));
      const answer = await run(id, actor, request);
      await audit.note(actor, { action, subject: id });
      if (answer === undefined) response.status(204).end();
      else response.status(201).json(answer);
    };
    return { post: [requireTeamScope, handler] };
  };
  mount(
    router,
    HIRING_ROUTES.extraTime,
    act('sitting.extra-time', (id, { user }, request) => {
      const { minutes, note } = validate(extraTimeBodySchema, request.body);
      return sittingClock.giveTime(id, { ms: minutes * 60_000, note, by: user.id });
    }),
  );
  const withoutBody = (run: (id: string) => Promise<unknown>) => (id: string, _: Actor, request: Request) => {
    validate(emptyBodySchema, request.body);
    return run(id);
  };
  const pause = withoutBody((id) => sittingClock.pause(id, 'team'));
  const resume = withoutBody((id) => sittingClock.resume(id, 'team'));
  const createCode = withoutBody((id) => openInvitation.createCode(id));
  mount(router, HIRING_ROUTES.teamPause, act('sitting.pause', pause));
  mount(router, HIRING_ROUTES.teamResume, act('sitting.resume', resume));
  mount(router, HIRING_ROUTES.continueCode, act('sitting.continue-code', createCode));
}
