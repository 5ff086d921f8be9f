import type { WorkerStatus } from '@hone/contracts';
import type { Clock, Logger, WorkerRegistry } from '@hone/kit';

/** Slots of the workers that take work. */
export function slotsOf(workers: readonly WorkerStatus[]): number {
  const serving = workers.filter(({ canary, draining }) => canary !== 'failed' && draining !== true);
  return serving.reduce((sum, worker) => sum + worker.slots, 0);
}

const FRESH_MS = 1_000;

export interface SlotCountOptions {
  readonly registry: WorkerRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Counts slots, asking the registry once a second at most; the last count stands while Redis is away. */
export function createSlotCount({ registry, clock, logger }: SlotCountOptions): () => Promise<number> {
  let known = { slots: 0, at: -Infinity };
  return async () => {
    if (clock.monotonic() - known.at < FRESH_MS) return known.slots;
    try {
      known = { slots: slotsOf(await registry.list()), at: clock.monotonic() };
    } catch (error) {
      logger.warn({ err: error }, 'the worker registry is away; the last known slots count');
    }
    return known.slots;
  };
}
