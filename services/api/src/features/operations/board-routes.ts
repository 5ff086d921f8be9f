import { AppError, type Inspection } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { requireRole, requireSession } from '../sessions/identity.js';
import { createBoard } from './bull-board.js';

const BOARD_PATH = '/admin/queues';

export interface BoardRouteOptions {
  /** Finds out who asks. */
  readonly identity: RequestHandler;
  /** Opened when the first admin comes. */
  readonly openInspection: () => Inspection;
}

/** As strict as the board works with: its own files, inline styles; nothing from elsewhere and no inline script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // The page names its own path as its base.
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The board of all queues: read only, for admins at a browser. For everybody else the address does not exist. */
export function createBoardRoutes({ identity, openInspection }: BoardRouteOptions): Router {
  const router = Router();
  let board: RequestHandler | undefined;
  const onlyAdmins: RequestHandler = async (request, response, next) => {
    if (!(await isAdmin(request))) return next('router');
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new AppError('METHOD_NOT_ALLOWED');
    response.set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' });
    board ??= createBoard(BOARD_PATH, openInspection().queues);
    board(request, response, next);
  };
  router.use(BOARD_PATH, ignoreTokens(identity), onlyAdmins);
  return router;
}

/** A token that is not valid would be answered with 401, which tells that there is something. */
function ignoreTokens(identity: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.get('authorization') === undefined ? identity(request, response, next) : next('router');
}

async function isAdmin(request: Parameters<RequestHandler>[0]): Promise<boolean> {
  try {
    requireSession(request);
    await requireRole(request, 'admin');
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
