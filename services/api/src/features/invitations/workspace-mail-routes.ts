import { workspaceMailBodySchema } from '@hone/contracts/hiring';
import type { Logger } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import type { WorkspaceMail } from './workspace-mail.js';

export interface WorkspaceMailRouteOptions {
  readonly workspaceMail: WorkspaceMail;
  readonly guard: RequestHandler;
  readonly logger: Logger;
}

/** `POST /internal/workspace-mail`, with the operator token: for `hone admin approve-mail` and `withdraw-mail`. */
export function createWorkspaceMailRoutes(options: WorkspaceMailRouteOptions): Router {
  const { workspaceMail, guard, logger } = options;
  const router = Router();
  mount(router, '/internal/workspace-mail', {
    post: [
      guard,
      async (request, response) => {
        const { workspace, approve } = validate(workspaceMailBodySchema, request.body);
        const state = await workspaceMail.approve(workspace, approve);
        logger.info({ workspace, approve }, 'changed whether a workspace may send mail');
        response.json(state);
      },
    ],
  });
  return router;
}
