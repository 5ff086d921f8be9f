import { grantBodySchema } from '@hone/contracts';
import { AppError, type Logger } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { mount } from '../../http/route.js';
import { validate } from '../../http/validate.js';
import { settleAccount } from '../accounts/register.js';
import type { AccountRepository } from '../accounts/repository.js';
import { presentUser } from '../sessions/present.js';
import type { UserRepository } from '../sessions/repository.js';

export interface AdminRouteOptions {
  readonly accounts: AccountRepository;
  readonly users: UserRepository;
  readonly guard: RequestHandler;
  readonly logger: Logger;
}

/** `POST /internal/roles`, with the operator token: grants and revokes roles for `hone admin`. */
export function createAdminRoutes({ accounts, users, guard, logger }: AdminRouteOptions): Router {
  const router = Router();
  mount(router, '/internal/roles', {
    post: [
      guard,
      async (request, response) => {
        const { email, role, grant } = validate(grantBodySchema, request.body);
        const account = await accounts.find(email);
        if (account === undefined)
          throw new AppError('ACCOUNT_NOT_FOUND', { errors: [{ path: 'email', message: 'has no account' }] });
        const { id } = await settleAccount(users, account);
        await (grant ? users.grant(id, role) : users.revoke(id, role));
        logger.info({ user: id, role, grant }, 'role changed');
        const user = await users.find(id);
        response.json({ user: user === undefined ? null : presentUser(user) });
      },
    ],
  });
  return router;
}
