import { STATUS_CODES } from 'node:http';
import { ERRORS, type ErrorCode, type Problem } from '@hone/contracts';
import { AppError, type Logger, type Metrics } from '@hone/kit';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

/** Errors of Express and its body parser have a type or a status; nothing else of them is shown. */
const libraryErrorSchema = z.object({ type: z.string().optional(), status: z.number().optional() });

const BY_TYPE: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'REQUEST_TOO_LARGE',
  'encoding.unsupported': 'REQUEST_MEDIA_TYPE',
  'request.size.invalid': 'REQUEST_MALFORMED',
  'request.aborted': 'REQUEST_MALFORMED',
};

const UNAVAILABLE_RETRY_SECONDS = 5;

export interface ProblemOptions {
  readonly logger: Logger;
  /** Whether an error means that a server is unavailable. */
  readonly isUnavailable: (error: unknown) => boolean;
  readonly metrics: Metrics;
}

/** Maps anything thrown to a public error. */
function toAppError(error: unknown, isUnavailable: ProblemOptions['isUnavailable']): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) {
    return new AppError('SERVICE_UNAVAILABLE', {
      retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS,
      cause: error,
    });
  }
  if (error instanceof URIError)
    return new AppError('ROUTE_NOT_FOUND', { detail: 'The address is not a valid URL.' });
  const known = libraryErrorSchema.safeParse(error).data;
  const code = known?.type === undefined ? undefined : BY_TYPE[known.type];
  if (code !== undefined) return new AppError(code, { cause: error });
  if (known?.status === 400) return new AppError('REQUEST_MALFORMED', { cause: error });
  return new AppError('INTERNAL', { cause: error });
}

/** The RFC 9457 document of an error. */
function toProblem(error: AppError, requestId: string): Problem {
  return {
    ...error.members,
    type: `urn:hone:error:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.status >= 500 ? ERRORS[error.code].message : error.message,
    code: error.code,
    requestId,
    ...(error.errors === undefined ? {} : { errors: [...error.errors] }),
  };
}

function sendProblem(response: Response, error: AppError, requestId: string): void {
  if (error.retryAfterSeconds !== undefined) response.setHeader('Retry-After', error.retryAfterSeconds);
  response.setHeader('Cache-Control', 'no-store');
  response.status(error.status).type('application/problem+json');
  response.send(JSON.stringify(toProblem(error, requestId)));
}

/** The last handler: logs server errors and answers every error with a problem document. */
export function createProblemHandler(options: ProblemOptions): ErrorRequestHandler {
  const problems = options.metrics.counter({
    name: 'hone_problems_total',
    help: 'Requests answered with an error, by code.',
    labels: ['code'],
  });
  return (thrown: unknown, request, response, _next) => {
    const error = toAppError(thrown, options.isUnavailable);
    problems.add({ code: error.code });
    const requestId = requestIdOf(request);
    if (error.status >= 500)
      options.logger.error({ err: thrown, requestId, code: error.code }, 'request failed');
    if (response.headersSent) {
      // A started stream cannot become a problem document; the client sees that it was cut off.
      response.destroy();
      return;
    }
    sendProblem(response, error, requestId);
  };
}

/** Answers requests that no route handles. */
export const rejectUnknownRoute: RequestHandler = () => {
  throw new AppError('ROUTE_NOT_FOUND');
};

/** The request id that appears in log lines. */
export function requestIdOf(request: Request): string {
  return request.id ?? '';
}
