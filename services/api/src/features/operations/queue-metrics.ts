import { jobId, LANES, type Lane } from '@hone/contracts';
import type { Clock, Metrics } from '@hone/kit';
import type { ApiDependencies } from '../../ports.js';
import type { QueueEntry } from '../queue/repository.js';

export type QueueMetricsOptions = Pick<ApiDependencies, 'repositories' | 'queues' | 'results'> & {
  readonly metrics: Metrics;
  readonly clock: Clock;
};

/** Metrics of the queue: open entries, jobs, and the age of the oldest entry that no worker has started. */
export function addQueueMetrics(options: QueueMetricsOptions): void {
  const { metrics, repositories, queues, results } = options;
  const open = metrics.gauge({
    name: 'hone_orders_open',
    help: 'Unfinished submissions: waiting to be dispatched, or dispatched to a queue.',
    labels: ['lane', 'state'],
  });
  const oldest = metrics.gauge({
    name: 'hone_queue_oldest_seconds',
    help: 'Age of the oldest submission that no worker has started; 0 when none waits.',
    labels: ['lane'],
  });
  const jobs = metrics.gauge({
    name: 'hone_queue_jobs',
    help: 'Jobs in a queue.',
    labels: ['queue', 'state'],
  });

  metrics.onRead(async () => {
    open.reset();
    oldest.reset();
    const queueEntries = await repositories.queueEntries.list();
    for (const lane of LANES) {
      const own = queueEntries
        .filter((entry) => entry.lane === lane)
        .sort((a, b) => a.createdAt - b.createdAt);
      const admitted = own.filter((entry) => entry.admittedAttempt > 0).length;
      open.set({ lane, state: 'admitted' }, admitted);
      open.set({ lane, state: 'waiting' }, own.length - admitted);
      oldest.set({ lane }, await ageOfOldest(options, lane, own));
    }
  });
  metrics.onRead(async () => {
    jobs.reset();
    for (const queue of [...LANES.map((lane) => queues[lane]), results]) {
      const { waiting, active } = await queue.depth();
      jobs.set({ queue: queue.name, state: 'waiting' }, waiting);
      jobs.set({ queue: queue.name, state: 'active' }, active);
    }
  });
}

/**
 * Seconds since the oldest entry without a started job was created. Only dispatched entries need a look-up,
 * and there are few.
 */
async function ageOfOldest(
  { queues, clock }: QueueMetricsOptions,
  lane: Lane,
  oldestFirst: readonly QueueEntry[],
): Promise<number> {
  for (const { submission, admittedAttempt, createdAt } of oldestFirst) {
    const taken =
      admittedAttempt > 0 && (await queues[lane].state(jobId(submission, admittedAttempt))) !== 'waiting';
    if (!taken) return Math.max(0, (clock.now() - createdAt) / 1000);
  }
  return 0;
}
