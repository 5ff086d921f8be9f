import type { WorkerStatus } from '@hone/contracts';
import type { Clock, Logger, WorkerRegistry } from '@hone/kit';

/** Slots of the workers that take work. */
export function slotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + worker.slots, 0);
}

/** Submissions that these workers measure at once. */
export function measureSlotsOf(workers: readonly WorkerStatus[]): number {
  return workers.filter(isServing).reduce((sum, worker) => sum + (worker.measureSlots ?? 0), 0);
}

const isServing = ({ canary, draining }: WorkerStatus): boolean => canary !== 'failed' && draining !== true;

const FRESH_MS = 1_000;

export interface SlotCountOptions {
  readonly registry: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How much is graded, and how much measured, at once. */
export interface SlotCounts {
  readonly slots: number;
  readonly measureSlots: number;
}

/** Counts slots, asking the registry once a second at most; the last count stands while Redis is away. */
export function createSlotCount({ registry, clock, logger }: SlotCountOptions): () => Promise<SlotCounts> {
  let known = { slots: 0, measureSlots: 0, at: -Infinity };
  return async () => {
    if (clock.monotonic() - known.at < FRESH_MS) return known;
    try {
      const workers = await registry.list();
      known = { slots: slotsOf(workers), measureSlots: measureSlotsOf(workers), at: clock.monotonic() };
    } catch (error) {
      logger.warn({ err: error }, 'the worker registry is away; the last known slots count');
    }
    return known;
  };
}
