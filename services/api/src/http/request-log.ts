import type { Logger } from '@hone/kit';
import type { Request, RequestHandler, Response } from 'express';
import { nanoid } from 'nanoid';

declare module 'express-serve-static-core' {
  interface Request {
    /** Id of the request, sent in `X-Request-Id`; undefined before the log middleware. */
    id?: string;
  }
}

const QUIET_ADDRESSES = new Set(['/healthz', '/readyz']);
const ID_LENGTH = 16;

/** Gives each request an id, sent in `X-Request-Id`, and writes one log line when it ends. */
export function createRequestLog(logger: Logger): RequestHandler {
  // Every field below is chosen here, so that log lines need no search for secrets.
  const lines = logger.child({}, { redact: [] });
  return (request, response, next) => {
    const id = nanoid(ID_LENGTH);
    request.id = id;
    response.setHeader('X-Request-Id', id);
    if (!QUIET_ADDRESSES.has(request.url)) writeAtEnd(lines, id, request, response);
    next();
  };
}

/** Fields of a request in the log: never headers, cookies or bodies. */
function writeAtEnd(lines: Logger, requestId: string, request: Request, response: Response): void {
  const begun = performance.now();
  const { method, originalUrl, socket } = request;
  const { remoteAddress } = socket;
  response.once('close', () => {
    const { statusCode } = response;
    const line = {
      // The query may contain search terms or the secret of an invitation.
      req: { method, url: originalUrl.replace(/\?.*$/s, ''), remoteAddress },
      res: { statusCode },
      requestId,
      responseTime: Math.round(performance.now() - begun),
    };
    if (statusCode >= 500) lines.warn(line, 'request failed');
    else lines.info(line, response.writableFinished ? 'request completed' : 'request aborted');
  });
}
