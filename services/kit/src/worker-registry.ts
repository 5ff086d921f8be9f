import type { WorkerStatus } from '@hone/contracts';

/** Which workers are alive, and what they offer. */
export interface WorkerRegistry {
  /** Announces a worker; it counts as gone after `REGISTRY_EXPIRY_SECONDS` without another announcement. */
  announce(status: WorkerStatus): Promise<void>;
  /** Removes a worker that stops cleanly. */
  withdraw(worker: string): Promise<void>;
  list(): Promise<WorkerStatus[]>;
  close(): Promise<void>;
}

export const REGISTRY_EXPIRY_SECONDS = 10;
