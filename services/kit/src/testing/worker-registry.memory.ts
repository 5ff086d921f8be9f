import { workerStatusSchema, type WorkerStatus } from '@hone/contracts';
import { createSystemClock, type Clock } from '../clock.js';
import { REGISTRY_EXPIRY_SECONDS, type WorkerRegistry } from '../worker-registry.js';

/** A registry in memory, for unit tests. */
export function createMemoryWorkerRegistry(clock: Clock = createSystemClock()): WorkerRegistry {
  const seen = new Map<string, { status: WorkerStatus; until: number }>();
  return {
    announce(status) {
      const until = clock.monotonic() + REGISTRY_EXPIRY_SECONDS * 1000;
      seen.set(status.worker, { status: workerStatusSchema.parse(status), until });
      return Promise.resolve();
    },
    withdraw(worker) {
      seen.delete(worker);
      return Promise.resolve();
    },
    list() {
      const alive = [...seen.values()].filter((entry) => entry.until > clock.monotonic());
      return Promise.resolve(alive.map((entry) => entry.status));
    },
    close: () => Promise.resolve(),
  };
}
