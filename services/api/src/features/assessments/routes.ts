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
import { ALL_ROLES, BUILDERS, requireTeamScope, type EnterWorkspace } from '../workspaces/access.js';
import type { AssessmentUseCases } from './use-cases.js';

export interface AssessmentRouteOptions {
  readonly assessments: AssessmentUseCases;
  readonly enter: EnterWorkspace;
}

const idSchema = z.string().max(64);
const versionSchema = z.coerce.number().int().positive();
const idOf = (request: Request): string => validate(idSchema, request.params['a']);

/** Assessments of a workspace: everybody in it reads them, owners and authors write them. */
export function createAssessmentRoutes(options: AssessmentRouteOptions): Router {
  const { assessments, enter } = options;
  const router = Router();
  mount(router, HIRING_ROUTES.assessments, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, ALL_ROLES);
        response.json({ items: await assessments.list(workspace.id), nextCursor: null });
      },
    ],
    post: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, BUILDERS);
        const { title } = validate(createAssessmentBodySchema, request.body);
        response.status(201).json(await assessments.create(actor, title));
      },
    ],
  });
  mount(router, HIRING_ROUTES.assessment, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, ALL_ROLES);
        response.json(await assessments.get(workspace.id, idOf(request)));
      },
    ],
    put: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, BUILDERS);
        const body = validate(putAssessmentBodySchema, request.body);
        response.json(await assessments.save(actor, idOf(request), body));
      },
    ],
  });
  mountVersions(router, options);
  return router;
}

function mountVersions(router: Router, { assessments, enter }: AssessmentRouteOptions): void {
  mount(router, HIRING_ROUTES.publish, {
    post: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, BUILDERS);
        const { revision } = validate(publishBodySchema, request.body);
        response.status(201).json(await assessments.publish(actor, idOf(request), revision));
      },
    ],
  });
  mount(router, HIRING_ROUTES.retire, {
    post: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, BUILDERS);
        validate(emptyBodySchema, request.body);
        response.json(await assessments.retire(actor, idOf(request)));
      },
    ],
  });
  mount(router, HIRING_ROUTES.version, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, ALL_ROLES);
        const version = validate(versionSchema, request.params['v']);
        response.json(await assessments.getVersion(workspace.id, idOf(request), version));
      },
    ],
  });
  mount(router, HIRING_ROUTES.rubric, {
    get: [
      requireTeamScope,
      async (request, response) => {
        const { workspace } = await enter(request, ALL_ROLES);
        response.json(await assessments.getRubric(workspace.id, idOf(request)));
      },
    ],
    put: [
      requireTeamScope,
      async (request, response) => {
        const actor = await enter(request, BUILDERS);
        const rubric = validate(rubricSchema, request.body);
        response.json(await assessments.putRubric(actor, idOf(request), rubric));
      },
    ],
  });
}
