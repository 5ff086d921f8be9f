import {
  createAssessmentBodySchema,
  HIRING_ROUTES,
  publishBodySchema,
  putAssessmentBodySchema,
  rubricSchema,
} from '@hone/contracts/hiring';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, validate } from '../../http/validate.js';
import { ALL_ROLES, BUILDERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, wholeList, type TeamRoute } from '../workspaces/team-route.js';
import type { AssessmentUseCases } from './use-cases.js';

export interface AssessmentRouteOptions {
  readonly assessments: AssessmentUseCases;
  readonly enter: EnterWorkspace;
}

const versionSchema = z.coerce.number().int().positive();
const idOf = (request: Request): string => paramOf(request, 'a');

/** Assessments of a workspace: everybody in it reads them, owners and authors write them. */
export function createAssessmentRoutes({ assessments, enter }: AssessmentRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.assessments, {
    get: team(ALL_ROLES, async ({ workspace }) => wholeList(await assessments.list(workspace.id))),
    post: team(
      BUILDERS,
      (actor, { body }) => assessments.create(actor, validate(createAssessmentBodySchema, body).title),
      201,
    ),
  });
  mount(router, HIRING_ROUTES.assessment, {
    get: team(ALL_ROLES, ({ workspace }, request) => assessments.get(workspace.id, idOf(request))),
    put: team(BUILDERS, (actor, request) =>
      assessments.save(actor, idOf(request), validate(putAssessmentBodySchema, request.body)),
    ),
  });
  mountVersions(router, team, assessments);
  return router;
}

function mountVersions(router: Router, team: TeamRoute, assessments: AssessmentUseCases): void {
  mount(router, HIRING_ROUTES.publish, {
    post: team(
      BUILDERS,
      (actor, request) => {
        const { revision } = validate(publishBodySchema, request.body);
        return assessments.publish(actor, idOf(request), revision);
      },
      201,
    ),
  });
  mount(router, HIRING_ROUTES.retire, {
    post: team(BUILDERS, (actor, request) => {
      validate(emptyBodySchema, request.body);
      return assessments.retire(actor, idOf(request));
    }),
  });
  mount(router, HIRING_ROUTES.version, {
    get: team(ALL_ROLES, ({ workspace }, request) => {
      const version = validate(versionSchema, request.params['v']);
      return assessments.getVersion(workspace.id, idOf(request), version);
    }),
  });
  mount(router, HIRING_ROUTES.rubric, {
    get: team(ALL_ROLES, ({ workspace }, request) => assessments.getRubric(workspace.id, idOf(request))),
    put: team(BUILDERS, (actor, request) =>
      assessments.putRubric(actor, idOf(request), validate(rubricSchema, request.body)),
    ),
  });
}
