import {
  decisionBodySchema,
  extraTimeBodySchema,
  HIRING_ROUTES,
  putReviewBodySchema,
  sittingStatusSchema,
} from '@hone/contracts/hiring';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import type { OpenInvitation } from '../invitations/open-invitation.js';
import type { SittingClock } from '../sittings/sitting-clock.js';
import { READERS, RECRUITERS, type Actor, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, type TeamRoute } from '../workspaces/team-route.js';
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
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.sittings, {
    get: team(READERS, async (actor, { query }) => {
      const page = await listSittings(actor, validate(listQuerySchema, query));
      await audit.note(actor, { action: 'sittings.list', detail: `${page.items.length} rows` });
      return page;
    }),
  });
  mount(router, HIRING_ROUTES.report, {
    get: team(READERS, (actor, request) => reports.get(actor, paramOf(request, 's'))),
  });
  mount(router, HIRING_ROUTES.reportSubmission, {
    get: team(READERS, (actor, request) =>
      reports.getSubmission(actor, paramOf(request, 's'), paramOf(request, 'id')),
    ),
  });
  mount(router, HIRING_ROUTES.review, {
    put: team(READERS, (actor, request) =>
      reports.saveReview(actor, paramOf(request, 's'), validate(putReviewBodySchema, request.body)),
    ),
  });
  mount(router, HIRING_ROUTES.decision, {
    post: team(
      RECRUITERS,
      (actor, request) =>
        reports.decide(actor, paramOf(request, 's'), validate(decisionBodySchema, request.body)),
      201,
    ),
  });
  mountClock(router, team, options);
  return router;
}

type Act = (sitting: string, actor: Actor, request: Request) => Promise<unknown>;

function mountClock(router: Router, team: TeamRoute, options: ReportRouteOptions): void {
  const { reports, sittingClock, openInvitation, audit } = options;
  const act = (action: string, run: Act) =>
    team(
      RECRUITERS,
      async (actor, request) => {
        const { id } = await reports.getSitting(actor, paramOf(request, 's'));
        const answer = await run(id, actor, request);
        await audit.note(actor, { action, subject: id });
        return answer;
      },
      201,
    );
  const withoutBody =
    (run: (id: string) => Promise<unknown>): Act =>
    (id, _actor, request) => {
      validate(emptyBodySchema, request.body);
      return run(id);
    };
  const giveTime: Act = (id, { user }, request) => {
    const { minutes, note } = validate(extraTimeBodySchema, request.body);
    return sittingClock.giveTime(id, { ms: minutes * 60_000, note, by: user.id });
  };
  const pause = withoutBody((id) => sittingClock.pause(id, 'team'));
  const resume = withoutBody((id) => sittingClock.resume(id, 'team'));
  const createCode = withoutBody((id) => openInvitation.createCode(id));
  mount(router, HIRING_ROUTES.extraTime, { post: act('sitting.extra-time', giveTime) });
  mount(router, HIRING_ROUTES.teamPause, { post: act('sitting.pause', pause) });
  mount(router, HIRING_ROUTES.teamResume, { post: act('sitting.resume', resume) });
  mount(router, HIRING_ROUTES.continueCode, { post: act('sitting.continue-code', createCode) });
}
