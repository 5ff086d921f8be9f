import { findTraceparent, type Scope, type Tracer } from '@hone/kit';
import type { RequestHandler } from 'express';
import { requestIdOf } from './problem.js';
import { findRoute } from './route.js';

export interface RequestScopeOptions {
  readonly scope: Scope;
  readonly tracer: Tracer;
}

/** Told while traces are wanted: clients may then send a `traceparent` of their own with what they care about. */
const TRACING_HEADER = 'X-Hone-Tracing';

/** Puts each request's id on every line of its work, and begins a span for it, part of its client's trace if it has one. */
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
