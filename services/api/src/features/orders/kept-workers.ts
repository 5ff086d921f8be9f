import type { Clock, WorkerRegistry } from '@hone/kit';
import { createFreshReading } from '../../storage/fresh-reading.js';

/** Workers announce themselves every three seconds. */
const FRESH_MS = 1_000;

/**
 * The same registry; the workers are asked for once a second at most, for what is offered, for the places in the queue
 * and for readiness together. A process that announces is not one that lists, so nothing is forgotten earlier.
 */
export function keepWorkers(registry: WorkerRegistry, clock: Pick<Clock, 'monotonic'>): WorkerRegistry {
  const workers = createFreshReading(() => registry.list(), clock, FRESH_MS);
  return {
    announce: (status) => registry.announce(status),
    withdraw: (worker) => registry.withdraw(worker),
    list: () => workers.get(),
    close: () => registry.close(),
  };
}
