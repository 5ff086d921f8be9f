import type { Logger } from '@hone/kit';
import type { RequestHandler } from 'express';
import { nanoid } from 'nanoid';
import { pinoHttp } from 'pino-http';
import { z } from 'zod';

const QUIET_ADDRESSES = new Set(['/healthz', '/readyz']);

/** What a log line tells of a request: never headers, cookies or bodies. */
const loggedRequestSchema = z
  .object({ id: z.unknown(), method: z.string(), url: z.string(), remoteAddress: z.string().optional() })
  .transform(({ id, method, url, remoteAddress }) => ({ id, method, url, remoteAddress }));
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
    serializers: {
      req: (request: unknown) => loggedRequestSchema.parse(request),
      res: (response: unknown) => loggedResponseSchema.parse(response),
    },
  });
}
