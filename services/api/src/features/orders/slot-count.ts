import type { WorkerStatus } from '@hone/contracts';
import type { Logger, WorkerRegistry } from '@hone/kit';

/** Slots of the workers that take work. */
export function slotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + worker.slots, 0);
}

/** Submissions that these workers measure at once. */
export function measureSlotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + (worker.measureSlots ?? 0), 0);
}

const isServing = ({ canary, draining }: WorkerStatus): boolean => canary !== 'failed' && draining !== true;

/** How much is graded, and how much measured, at once. */
export interface SlotCounts {
  readonly slots: number;
  readonly measureSlots: number;
}

export interface SlotCountOptions {
  readonly registry: WorkerRegistry;
  readonly logger: Logger;
}

/** Counts slots; the last count stands while Redis is away. */
export function createSlotCount({ registry, logger }: SlotCountOptions): () => Promise<SlotCounts> {
  let known: SlotCounts = { slots: 0, measureSlots: 0 };
  return async () => {
    try {
      const workers = await registry.list();
      known = { slots: slotsOf(workers), measureSlots: measureSlotsOf(workers) };
    } catch (error) {
      logger.warn({ err: error }, 'the worker registry is not responding; using the last known slots');
    }
    return known;
  };
}
