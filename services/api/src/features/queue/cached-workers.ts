import type { Clock, WorkerRegistry } from '@hone/kit';
import { createFreshReading } from '../../storage/fresh-reading.js';

/** Workers announce themselves every three seconds. */
const FRESH_MS = 1_000;

/** Caches the list of workers for a second, shared by the catalogue, queue positions and readiness. */
export function cacheWorkers(registry: WorkerRegistry, clock: Pick<Clock, 'monotonic'>): WorkerRegistry {
  const workers = createFreshReading(() => registry.list(), clock, FRESH_MS);
  return {
    announce: (status) => registry.announce(status),
    withdraw: (worker) => registry.withdraw(worker),
    list: () => workers.get(),
    close: () => registry.close(),
  };
}
