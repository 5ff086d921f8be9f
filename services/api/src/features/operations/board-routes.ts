import { AppError, type Inspection } from '@hone/kit';
import { Router, type RequestHandler } from 'express';
import { requireRole, requireSession } from '../sessions/identity.js';
import { createBoard } from './bull-board.js';

const BOARD_PATH = '/admin/queues';

export interface BoardRouteOptions {
  /** Identifies the caller. */
  readonly identity: RequestHandler;
  /** Opened on the first request of an admin. */
  readonly openInspection: () => Inspection;
}

/** The strictest policy that the board works with: its own files and inline styles, no inline scripts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  // The page sets its own path as its base.
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The queue board: read-only, for admins with a browser session. For everyone else, the address does not
 * exist.
 */
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

/** An invalid token would be answered with 401, which reveals that the address exists. */
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
