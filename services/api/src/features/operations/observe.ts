import { AppError, type Metrics } from '@hone/kit';
import type { ApiDependencies } from '../../ports.js';
import type { RateLimits } from '../../http/rate-limits.js';
import type { QueueEntryRepository } from '../queue/repository.js';
import { countEndings } from './grading-metrics.js';
import { addQueueMetrics } from './queue-metrics.js';
import { addPlatformMetrics } from './platform-metrics.js';
import { noteOrigin, traceAppends } from './trace-work.js';

/** Wraps the dependencies with metrics and tracing, so that use cases need not know about them. */
export function observe<D extends ApiDependencies>(dependencies: D): D {
  const { metrics, repositories, limits, log, logger, tracer } = dependencies;
  const { submissions, challenges, queueEntries } = repositories;
  addQueueMetrics(dependencies);
  addPlatformMetrics(dependencies);
  return {
    ...dependencies,
    log: tracer.on ? traceAppends(dependencies) : log,
    limits: countRejections(limits, metrics),
    repositories: {
      ...repositories,
      submissions: noteOrigin(dependencies, countEndings({ metrics, submissions, challenges, logger })),
      queueEntries: countEntries(queueEntries, metrics),
    },
  };
}

function countRejections(limits: RateLimits, metrics: Metrics): RateLimits {
  const rejected = metrics.counter({
    name: 'hone_rate_limited_total',
    help: 'Requests rejected by a rate limit.',
    labels: ['act'],
  });
  return {
    ...limits,
    async count(act, who) {
      try {
        await limits.count(act, who);
      } catch (error) {
        if (error instanceof AppError && error.code === 'RATE_LIMITED') rejected.add({ act });
        throw error;
      }
    },
  };
}

function countEntries(queueEntries: QueueEntryRepository, metrics: Metrics): QueueEntryRepository {
  const accepted = metrics.counter({
    name: 'hone_orders_total',
    help: 'Submissions accepted for grading.',
    labels: ['lane'],
  });
  return {
    ...queueEntries,
    async insert(entry) {
      const isNew = await queueEntries.insert(entry);
      if (isNew) accepted.add({ lane: entry.lane });
      return isNew;
    },
  };
}
