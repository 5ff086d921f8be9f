import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { mount } from '../../http/route.js';
import { ANALYSTS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf } from '../workspaces/team-route.js';
import type { ReadAnalytics } from './read-analytics.js';

export interface AnalyticsRouteOptions {
  readonly readAnalytics: ReadAnalytics;
  readonly enter: EnterWorkspace;
}

/** `GET /workspaces/:w/assessments/:a/analytics` */
export function createAnalyticsRoutes({ readAnalytics, enter }: AnalyticsRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.analytics, {
    get: team(ANALYSTS, (actor, request) => readAnalytics(actor, paramOf(request, 'a'))),
  });
  return router;
}
