import {
  changeInvitationBodySchema,
  HIRING_ROUTES,
  inviteBodySchema,
  openInvitationBodySchema,
} from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { Router, type Request } from 'express';
import { addressOf } from '../../http/client-address.js';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { describeClient } from '../sessions/describe-client.js';
import { setSittingCookie, type HoldsSitting } from '../sittings/sitting-cookie.js';
import { RECRUITERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, type TeamRoute } from '../workspaces/team-route.js';
import type { InviteMany } from './invite-many.js';
import { readInvitationRows } from './read-invitation-rows.js';
import type { OpenInvitation } from './open-invitation.js';
import type { InvitationUseCases } from './use-cases.js';

export interface InvitationRouteOptions {
  readonly invitations: InvitationUseCases;
  readonly inviteMany: InviteMany;
  readonly openInvitation: OpenInvitation;
  readonly holdsSitting: HoldsSitting;
  readonly enter: EnterWorkspace;
  readonly limits: RateLimits;
}

const SEND_CSV = 'Send the file as text/csv.';

/** Invitations: the team makes and withdraws them, candidates open them. */
export function createInvitationRoutes(options: InvitationRouteOptions): Router {
  const { invitations, inviteMany, enter } = options;
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.invite, {
    post: team(
      RECRUITERS,
      (actor, request) => {
        const assessment = paramOf(request, 'a');
        if (request.body instanceof Uint8Array)
          return inviteMany(actor, assessment, readInvitationRows(request.body));
        return invitations.invite(actor, assessment, validate(inviteBodySchema, request.body));
      },
      201,
    ),
  });
  mount(router, HIRING_ROUTES.invitePreview, {
    post: team(RECRUITERS, (_actor, request) => {
      const body: unknown = request.body;
      if (!(body instanceof Uint8Array)) throw new AppError('REQUEST_MEDIA_TYPE', { detail: SEND_CSV });
      return Promise.resolve(readInvitationRows(body));
    }),
  });
  mountChanges(router, team, invitations);
  mountOpening(router, options);
  return router;
}

function mountChanges(router: Router, team: TeamRoute, invitations: InvitationUseCases): void {
  mount(router, HIRING_ROUTES.invitation, {
    patch: team(RECRUITERS, (actor, request) => {
      const body = validate(changeInvitationBodySchema, request.body);
      return invitations.change(actor, paramOf(request, 'i'), body);
    }),
  });
  mount(router, HIRING_ROUTES.revoke, {
    post: team(RECRUITERS, (actor, request) => {
      validate(emptyBodySchema, request.body);
      return invitations.revoke(actor, paramOf(request, 'i'));
    }),
  });
  mount(router, HIRING_ROUTES.resend, {
    post: team(
      RECRUITERS,
      (actor, request) => {
        validate(emptyBodySchema, request.body);
        return invitations.resend(actor, paramOf(request, 'i'));
      },
      201,
    ),
  });
  mount(router, HIRING_ROUTES.remind, {
    post: team(RECRUITERS, (actor, request) => {
      validate(emptyBodySchema, request.body);
      return invitations.remind(actor, paramOf(request, 'i'));
    }),
  });
}

function mountOpening(
  router: Router,
  { openInvitation, holdsSitting, limits }: InvitationRouteOptions,
): void {
  const holdsOf = (request: Request) => (sitting: string) => holdsSitting(sitting, request.headers.cookie);
  mount(router, HIRING_ROUTES.invitationByToken, {
    get: async (request, response) => {
      response.json(await openInvitation.view(paramOf(request, 'token'), holdsOf(request)));
    },
  });
  mount(router, HIRING_ROUTES.mailCode, {
    post: async (request, response) => {
      const token = paramOf(request, 'token');
      validate(emptyBodySchema, request.body);
      await limits.count('forgot', { user: token, address: addressOf(request) });
      await openInvitation.mailCode(token);
      response.status(204).end();
    },
  });
  mount(router, HIRING_ROUTES.openInvitation, {
    post: async (request, response) => {
      const token = paramOf(request, 'token');
      const { code } = validate(openInvitationBodySchema, request.body ?? {});
      // Codes have eight digits; the link limits who may guess, this limits how often.
      if (code !== undefined) await limits.count('login', { user: token, address: undefined });
      else await limits.count('handshake', { user: token, address: addressOf(request) });
      const client = describeClient(request.get('user-agent'));
      const { sitting, secret } = await openInvitation.open(token, { client, code, holds: holdsOf(request) });
      if (secret !== undefined) setSittingCookie(request, response, sitting, secret);
      response.json({ sitting });
    },
  });
}
