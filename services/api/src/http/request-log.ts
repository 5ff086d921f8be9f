import type { Logger } from '@hone/kit';
import type { RequestHandler } from 'express';
import { nanoid } from 'nanoid';
import { pinoHttp } from 'pino-http';
import { z } from 'zod';

const QUIET_ADDRESSES = new Set(['/healthz', '/readyz']);

/** What a log line tells of a request: never headers, cookies or bodies. */
const loggedRequestSchema = z
  .object({ method: z.string(), url: z.string(), remoteAddress: z.string().optional() })
  // What follows the path may hold what somebody searched for, or a secret of an invitation.
  .transform(({ url, ...request }) => ({ ...request, url: url.replace(/\?.*$/s, '') }));
const loggedResponseSchema = z.object({ statusCode: z.number().nullable() });

/** Gives each request an id of ours, told in `X-Request-Id`, and writes one line when it ends. */
export function createRequestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = nanoid(16);
      response.setHeader('X-Request-Id', id);
      return id;
    },
    autoLogging: { ignore: (request) => QUIET_ADDRESSES.has(request.url ?? '') },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined && response.statusCode >= 500) return 'error';
      return response.statusCode >= 500 ? 'warn' : 'info';
    },
    customSuccessObject: (request, _response, told: object) => ({ ...told, requestId: request.id }),
    customErrorObject: (request, _response, _error, told: object) => ({ ...told, requestId: request.id }),
    serializers: {
      req: (request: unknown) => loggedRequestSchema.parse(request),
      res: (response: unknown) => loggedResponseSchema.parse(response),
    },
  });
}
