import { findTraceparent, type Scope, type Tracer } from '@hone/kit';
import type { RequestHandler } from 'express';
import { requestIdOf } from './problem.js';
import { findRoute } from './route.js';

export interface RequestScopeOptions {
  readonly scope: Scope;
  readonly tracer: Tracer;
}

/** Set when tracing is on: clients may then send their own `traceparent`. */
const TRACING_HEADER = 'X-Hone-Tracing';

/** Adds each request's id to all log lines of its work, and starts a span in the client's trace, if any. */
export function createRequestScope({ scope, tracer }: RequestScopeOptions): RequestHandler {
  return (request, response, next) => {
    const requestId = requestIdOf(request);
    if (!tracer.on) return scope.run({ requestId }, next);
    const parent = findTraceparent(request.get('traceparent'));
    const { method } = request;
    const facts = { 'http.request.method': method, 'hone.request_id': requestId };
    const span = tracer.start(method, { parent, facts, kind: 'server' });
    response.setHeader(TRACING_HEADER, 'on');
    response.once('close', () => {
      const route = findRoute(response);
      if (route !== undefined) span.rename(`${method} ${route}`);
      const { statusCode } = response;
      span.add({
        'http.response.status_code': statusCode,
        ...(route === undefined ? {} : { 'http.route': route }),
      });
      span.end(statusCode >= 500 ? new Error(String(statusCode)) : undefined);
    });
    const { traceparent } = span;
    scope.run({ requestId, ...(traceparent === undefined ? {} : { traceparent }) }, next);
  };
}
