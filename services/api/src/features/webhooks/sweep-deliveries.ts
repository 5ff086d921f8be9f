import type { Clock } from '@hone/kit';
import { eachRecord } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';

/** Forgets deliveries of long ago. */
export type SweepDeliveries = () => Promise<void>;

export interface SweepDeliveriesOptions {
  readonly hiring: Pick<HiringRepositories, 'deliveries' | 'deliveryAttempts'>;
  readonly clock: Pick<Clock, 'now'>;
}

const KEPT_MS = 30 * 24 * 3_600_000;

export function createSweepDeliveries({ hiring, clock }: SweepDeliveriesOptions): SweepDeliveries {
  return async () => {
    const before = clock.now() - KEPT_MS;
    // Ids sort by time, so the old ones come first.
    for await (const { id, createdAt } of eachRecord(hiring.deliveries, { where: {} })) {
      if (createdAt >= before) return;
      for (const attempt of await hiring.deliveryAttempts.list({ where: { delivery: id } }))
        await hiring.deliveryAttempts.remove(attempt.id);
      await hiring.deliveries.remove(id);
    }
  };
}
