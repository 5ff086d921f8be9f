import { createHash } from 'node:crypto';
import type { WebhookEvent } from '@hone/contracts/hiring';
import { isoTime, type Clock, type Logger } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { LoadedSitting } from '../sittings/load-sitting.js';

/** What happened. Repeating it queues nothing twice. */
interface HappenedEvent {
  readonly event: WebhookEvent;
  readonly sitting: Pick<LoadedSitting, 'id' | 'invitation'>;
  readonly at: number;
  /** Distinguishes events of one kind and sitting. */
  readonly number?: number;
}

/** Queues an event for the webhooks of its workspace. Never rejects: the act itself is done. */
export type EmitEvent = (happened: HappenedEvent) => Promise<void>;

export interface EmitOptions {
  readonly hiring: Pick<HiringRepositories, 'webhooks' | 'deliveries' | 'openDeliveries'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const TIME_LENGTH = 9;
const REST_LENGTH = 16;

/** Sorts by time, and is the same however often the event is emitted. */
function deliveryId(webhook: string, { event, sitting, at, number = 1 }: HappenedEvent): string {
  const digest = createHash('sha256').update(`${webhook} ${event} ${sitting.id} ${number}`).digest('hex');
  const rest = BigInt(`0x${digest}`).toString(36).slice(0, REST_LENGTH);
  return at.toString(36).padStart(TIME_LENGTH, '0') + rest;
}

/** Ids only, so that nothing is sent that is hidden from a reviewer or erased later. */
function payloadOf({ event, sitting, at, number }: HappenedEvent): string {
  const { workspace, assessment } = sitting.invitation;
  const data = { workspace, assessment, sitting: sitting.id, ...(number === undefined ? {} : { number }) };
  return JSON.stringify({ type: event, timestamp: isoTime(at), data });
}

export function createEmitEvent({ hiring, clock, logger }: EmitOptions): EmitEvent {
  return async (happened) => {
    const { event, sitting, at } = happened;
    try {
      const webhooks = await hiring.webhooks.list({ where: { workspace: sitting.invitation.workspace } });
      for (const { id: webhook, events, disabledAt } of webhooks) {
        if (disabledAt !== undefined || !events.includes(event)) continue;
        const id = deliveryId(webhook, happened);
        const delivery = { id, webhook, event, createdAt: at, payload: payloadOf(happened) };
        if (!(await hiring.deliveries.insert(delivery))) continue;
        await hiring.openDeliveries.insert({ id, webhook, dueAt: clock.now(), tries: 0 });
      }
    } catch (error) {
      logger.error({ err: error, event, sitting: sitting.id }, 'could not queue an event for webhooks');
    }
  };
}
