import {
  decisionBodySchema,
  eraseBodySchema,
  extraTimeBodySchema,
  HIRING_ROUTES,
  putReviewBodySchema,
  sittingStatusSchema,
  type ErasureReceipt,
} from '@hone/contracts/hiring';
import type { Clock } from '@hone/kit';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import type { OpenInvitation } from '../invitations/open-invitation.js';
import type { SittingClock } from '../sittings/sitting-clock.js';
import { OWNERS, READERS, RECRUITERS, type Actor, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, type TeamRoute } from '../workspaces/team-route.js';
import type { Audit } from '../workspaces/audit.js';
import type { EraseSitting } from '../privacy/erase-sitting.js';
import type { Compare } from './compare.js';
import type { ListSittings } from './list-sittings.js';
import { reportPdf } from '../report-pdf/report-pdf.js';
import { sittingsCsv } from './sittings-csv.js';
import type { ReportUseCases } from './use-cases.js';

export interface ReportRouteOptions {
  readonly listSittings: ListSittings;
  readonly reports: ReportUseCases;
  readonly compare: Compare;
  readonly eraseSitting: EraseSitting;
  readonly sittingClock: SittingClock;
  readonly openInvitation: Pick<OpenInvitation, 'createCode'>;
  readonly audit: Audit;
  readonly enter: EnterWorkspace;
  readonly clock: Pick<Clock, 'now'>;
}

/** Rows that are read again at once. */
const MAX_ROWS_BY_ID = 100;

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
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(/^[0-9a-z]{1,64}$/, 'is not the id of a sitting')).max(MAX_ROWS_BY_ID))
    .optional(),
  format: z.enum(['json', 'csv']).optional(),
});

const compareQuerySchema = z.object({
  sittings: z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.string().max(64)).min(2).max(5)),
});

const MAX_EXPORTED = 20_000;

/** What a team reads and decides. */
export function createReportRoutes(options: ReportRouteOptions): Router {
  const { reports, compare, enter } = options;
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.sittings, {
    get: createGetSittings(options),
  });
  mount(router, HIRING_ROUTES.invitations, {
    get: createGetSittings(options),
  });
  mount(router, HIRING_ROUTES.compare, {
    get: team(READERS, async (actor, { query }) => {
      const { sittings } = validate(compareQuerySchema, query);
      return compare(actor, await Promise.all(sittings.map((id) => reports.getSitting(actor, id))));
    }),
  });
  mount(router, HIRING_ROUTES.erase, {
    post: team(OWNERS, async (actor, { body }) => {
      const { sittings } = validate(eraseBodySchema, body);
      return { items: await eraseMany(options, actor, sittings) };
    }),
  });
  mount(router, HIRING_ROUTES.report, {
    get: team(READERS, (actor, request) => reports.get(actor, paramOf(request, 's'))),
  });
  mount(router, HIRING_ROUTES.reportPdf, { get: createGetPdf(options) });
  mount(router, HIRING_ROUTES.reportSubmission, {
    get: team(READERS, (actor, request) =>
      reports.getSubmission(actor, paramOf(request, 's'), paramOf(request, 'id')),
    ),
  });
  mountPlayback(router, team, reports);
  mountJudgement(router, team, reports);
  mountClock(router, team, options);
  return router;
}

function mountPlayback(router: Router, team: TeamRoute, reports: ReportUseCases): void {
  mount(router, HIRING_ROUTES.teamPlaybacks, {
    get: team(READERS, (actor, request) => reports.listPlaybacks(actor, paramOf(request, 's'))),
  });
  mount(router, HIRING_ROUTES.teamPlayback, {
    get: team(READERS, (actor, request) =>
      reports.getPlayback(actor, paramOf(request, 's'), paramOf(request, 'item')),
    ),
  });
}

function mountJudgement(router: Router, team: TeamRoute, reports: ReportUseCases): void {
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
}

/** A page or the rows with some ids as JSON, or everything as CSV. All are in the audit log. */
function createGetSittings({ listSittings, enter, audit }: ReportRouteOptions): RequestHandler {
  return async (request, response) => {
    const actor = await enter(request, READERS);
    const { format, ids, ...query } = validate(listQuerySchema, request.query);
    const limit = format === 'csv' ? MAX_EXPORTED : query.limit;
    const page =
      ids === undefined
        ? await listSittings.page(actor, { ...query, limit })
        : { items: await listSittings.some(actor, ids, query), nextCursor: null };
    const detail = `${page.items.length} rows`;
    if (format !== 'csv') {
      // Open pages read what changed again and again.
      const view = ids === undefined ? detail : 'rows that changed';
      await audit.noteView(actor, { action: 'sittings.list', detail: view });
      return void response.json(page);
    }
    await audit.note(actor, { action: 'sittings.export', detail });
    response.attachment('candidates.csv').type('text/csv; charset=utf-8').send(sittingsCsv(page.items));
  };
}

/** What the actor may read, as a file. */
function createGetPdf({ reports, enter, clock }: ReportRouteOptions): RequestHandler {
  return async (request, response) => {
    const actor = await enter(request, READERS);
    const report = await reports.get(actor, paramOf(request, 's'), 'sitting.export');
    response.attachment(`report-${report.row.id}.pdf`).send(await reportPdf(report, clock.now()));
  };
}

/** Only what belongs to the workspace is erased; nothing is, when one does not. */
async function eraseMany(
  { reports, eraseSitting, audit }: ReportRouteOptions,
  actor: Actor,
  sittings: readonly string[],
): Promise<ErasureReceipt['items']> {
  for (const id of sittings) await reports.getSitting(actor, id);
  const items: ErasureReceipt['items'] = [];
  for (const id of sittings) {
    const receipt = await eraseSitting(id, actor.workspace.id);
    await audit.note(actor, { action: 'sitting.erase', subject: id, detail: receipt.digest });
    items.push(receipt);
  }
  return items;
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
