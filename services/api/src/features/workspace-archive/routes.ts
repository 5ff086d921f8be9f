import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { emailSchema } from '@hone/contracts';
import { HIRING_ROUTES } from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import type { RateLimits } from '../../http/rate-limits.js';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import type { AccountRepository } from '../accounts/repository.js';
import { settleAccount } from '../accounts/register.js';
import type { UserRepository } from '../sessions/repository.js';
import { OWNERS, type EnterWorkspace } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { ARCHIVE_TYPE } from './archive-line.js';
import type { ExportWorkspace } from './export-workspace.js';
import type { RestoreWorkspace } from './restore-workspace.js';

export interface ExportRouteOptions {
  readonly exportWorkspace: ExportWorkspace;
  readonly enter: EnterWorkspace;
  readonly audit: Audit;
  readonly limits: RateLimits;
}

/** `GET /workspaces/:w/export`: everything, for owners, as a file. */
export function createExportRoutes({ exportWorkspace, enter, audit, limits }: ExportRouteOptions): Router {
  const router = Router();
  mount(router, HIRING_ROUTES.export, {
    get: async (request, response) => {
      const actor = await enter(request, OWNERS);
      await limits.count('export', { user: actor.user.id, address: undefined });
      await audit.note(actor, { action: 'workspace.export', subject: actor.workspace.id });
      response.attachment(`workspace-${actor.workspace.id}.ndjson`).type(ARCHIVE_TYPE);
      await pipeline(Readable.from(textOf(exportWorkspace(actor.workspace))), response);
    },
  });
  return router;
}

async function* textOf(lines: ReturnType<ExportWorkspace>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

export interface RestoreRouteOptions {
  readonly restoreWorkspace: RestoreWorkspace;
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly guard: RequestHandler;
}

const ownerSchema = z.object({ owner: emailSchema });

/** `POST /internal/workspaces?owner=ADDRESS`, with the operator token: restores an archive, read as it comes. */
export function createRestoreRoutes(options: RestoreRouteOptions): Router {
  const { restoreWorkspace, accounts, users, guard } = options;
  const router = Router();
  mount(router, '/internal/workspaces', {
    post: [
      guard,
      async (request, response) => {
        if (!request.is(ARCHIVE_TYPE))
          throw new AppError('REQUEST_MEDIA_TYPE', { detail: `Send the archive as ${ARCHIVE_TYPE}.` });
        const { owner } = validate(ownerSchema, request.query);
        const account = await accounts.find(owner);
        if (account === undefined)
          throw new AppError('ACCOUNT_NOT_FOUND', { errors: [{ path: 'owner', message: 'has no account' }] });
        const user = await settleAccount(users, account);
        const lines = createInterface({ input: request, crlfDelay: Infinity });
        response.status(201).json(await restoreWorkspace(lines, user));
      },
    ],
  });
  return router;
}
