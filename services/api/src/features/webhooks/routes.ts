import { changeWebhookBodySchema, createWebhookBodySchema, HIRING_ROUTES } from '@hone/contracts/hiring';
import { Router } from 'express';
import { z } from 'zod';
import { mount } from '../../http/route.js';
import { emptyBodySchema, limitSchema, validate } from '../../http/validate.js';
import { OWNERS, type EnterWorkspace } from '../workspaces/access.js';
import { createTeamRoute, paramOf, wholeList } from '../workspaces/team-route.js';
import type { WebhookUseCases } from './use-cases.js';

export interface WebhookRouteOptions {
  readonly webhooks: WebhookUseCases;
  readonly enter: EnterWorkspace;
}

const deliveryQuerySchema = z.object({
  cursor: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'is not a cursor of this list')
    .optional(),
  limit: limitSchema(50),
});

/** Webhooks of a workspace, for its owners. */
export function createWebhookRoutes({ webhooks, enter }: WebhookRouteOptions): Router {
  const router = Router();
  const team = createTeamRoute(enter);
  mount(router, HIRING_ROUTES.webhooks, {
    get: team(OWNERS, async ({ workspace }) => wholeList(await webhooks.list(workspace.id))),
    post: team(
      OWNERS,
      (actor, { body }) => webhooks.create(actor, validate(createWebhookBodySchema, body)),
      201,
    ),
  });
  mount(router, HIRING_ROUTES.webhook, {
    patch: team(OWNERS, (actor, request) => {
      const { enabled } = validate(changeWebhookBodySchema, request.body);
      return webhooks.setEnabled(actor, paramOf(request, 'h'), enabled);
    }),
    delete: team(OWNERS, (actor, request) => webhooks.remove(actor, paramOf(request, 'h'))),
  });
  mount(router, HIRING_ROUTES.deliveries, {
    get: team(OWNERS, (actor, request) => {
      const { cursor: after, limit } = validate(deliveryQuerySchema, request.query);
      return webhooks.listDeliveries(actor, paramOf(request, 'h'), { after, limit });
    }),
  });
  mount(router, HIRING_ROUTES.replay, {
    post: team(OWNERS, (actor, request) => {
      validate(emptyBodySchema, request.body);
      return webhooks.replay(actor, paramOf(request, 'h'), paramOf(request, 'd'));
    }),
  });
  return router;
}
