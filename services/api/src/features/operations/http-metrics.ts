import { SECONDS_BUCKETS, type Metrics } from '@hone/kit';
import type { RequestHandler } from 'express';
import { findRoute } from '../../http/route.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const STREAM = 'text/event-stream';

/**
 * Measures every request by route template. Streams are only counted, because their duration has no meaning.
 */
export function createHttpMetrics(metrics: Metrics): RequestHandler {
  const labels = ['route', 'method', 'status'] as const;
  const durations = metrics.histogram({
    name: 'hone_http_request_seconds',
    help: 'Time to answer a request, by route template.',
    labels,
    buckets: SECONDS_BUCKETS,
  });
  const streams = metrics.counter({
    name: 'hone_http_streams_total',
    help: 'Event streams (SSE) that ended, by route template.',
    labels: ['route'],
  });
  return (request, response, next) => {
    const begun = performance.now();
    response.once('close', () => {
      const route = findRoute(response) ?? 'other';
      if (String(response.getHeader('content-type')).startsWith(STREAM)) return streams.add({ route });
      const method = METHODS.has(request.method) ? request.method : 'other';
      // 499, as in nginx: the client disconnected before the response.
      const status = response.writableFinished ? response.statusCode : 499;
      durations.observe({ route, method, status: String(status) }, (performance.now() - begun) / 1000);
    });
    next();
  };
}
