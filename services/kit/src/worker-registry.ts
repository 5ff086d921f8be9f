import type { WorkerStatus } from '@hone/contracts';

/** Which workers are alive, and what they offer. */
export interface WorkerRegistry {
  /** Tells that a worker is alive; it counts as gone after `REGISTRY_EXPIRY_SECONDS` without another word. */
  announce(status: WorkerStatus): Promise<void>;
  /** Takes a worker off at once when it stops in good order. */
  withdraw(worker: string): Promise<void>;
  list(): Promise<WorkerStatus[]>;
  close(): Promise<void>;
}

export const REGISTRY_EXPIRY_SECONDS = 10;
