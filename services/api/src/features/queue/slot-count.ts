import type { WorkerStatus } from '@hone/contracts';
import type { Logger, WorkerRegistry } from '@hone/kit';

/** Total slots of the workers that take work. */
export function slotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + worker.slots, 0);
}

/** Total measuring slots of these workers. */
export function measureSlotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + (worker.measureSlots ?? 0), 0);
}

const isServing = ({ canary, draining }: WorkerStatus): boolean => canary !== 'failed' && draining !== true;

/** Slots of all workers, by kind. */
export interface SlotCounts {
  readonly slots: number;
  readonly measureSlots: number;
}

export interface SlotCountOptions {
  readonly registry: WorkerRegistry;
  readonly logger: Logger;
}

/** Counts slots; uses the last count while Redis is down. */
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
