import { jobId, LANES, type Lane } from '@hone/contracts';
import type { Clock, Metrics } from '@hone/kit';
import type { ApiDependencies } from '../../ports.js';
import type { Order } from '../orders/repository.js';

export type OrderMetricsOptions = Pick<ApiDependencies, 'repositories' | 'queues' | 'results'> & {
  readonly metrics: Metrics;
  readonly clock: Clock;
};

/** What waits: open orders, jobs in the queues, and the age of the oldest order that no worker has taken. */
export function addOrderMetrics(options: OrderMetricsOptions): void {
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
    const orders = await repositories.orders.list();
    for (const lane of LANES) {
      const own = orders.filter((order) => order.lane === lane).sort((a, b) => a.createdAt - b.createdAt);
      const admitted = own.filter((order) => order.admittedAttempt > 0).length;
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

/** Seconds since the first order was made that is not in a worker's hands. Few are admitted, so few are asked for. */
async function ageOfOldest(
  { queues, clock }: OrderMetricsOptions,
  lane: Lane,
  oldestFirst: readonly Order[],
): Promise<number> {
  for (const { submission, admittedAttempt, createdAt } of oldestFirst) {
    const taken =
      admittedAttempt > 0 && (await queues[lane].state(jobId(submission, admittedAttempt))) !== 'waiting';
    if (!taken) return Math.max(0, (clock.now() - createdAt) / 1000);
  }
  return 0;
}
