import type { Clock, Logger } from '@hone/kit';
import type { Leadership } from '../../reconciler/leadership.js';
import { createRounds, type Rounds } from '../../reconciler/rounds.js';
import type { DeliverWebhooks } from './deliver.js';
import type { SweepDeliveries } from './sweep-deliveries.js';

export interface WebhookRoundsOptions {
  readonly leadership: Leadership;
  readonly deliverWebhooks: DeliverWebhooks;
  readonly sweepDeliveries: SweepDeliveries;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** Maximum delay of an event that another process queued. */
const IDLE_MS = 5_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Delivers webhooks in the leading api. */
export function createWebhookRounds(options: WebhookRoundsOptions): Rounds {
  const { leadership, deliverWebhooks, sweepDeliveries, clock, logger, intervalMs } = options;
  let sweptAt = -Infinity;
  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async runRound() {
      try {
        if (!(await leadership.leads())) return false;
        const open = await deliverWebhooks();
        if (clock.now() - sweptAt < SWEEP_EVERY_MS) return open;
        sweptAt = clock.now();
        await sweepDeliveries();
        return open;
      } catch (error) {
        logger.warn({ err: error }, 'could not deliver webhooks; retrying');
        return true;
      }
    },
  });
}
