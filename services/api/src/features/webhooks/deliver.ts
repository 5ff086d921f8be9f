import type { Clock, Logger } from '@hone/kit';
import { eachRecord } from '../../storage/record-store.js';
import type { Sealer } from '../../storage/sealed-text.js';
import { numbered } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { DeliveryRecord, OpenDeliveryRecord, WebhookRecord } from '../hiring-records/webhook-records.js';
import type { WebhookAnswer, WebhookSender } from './send-webhook.js';
import { signedHeaders } from './sign.js';

/** Sends what is due. Resolves to whether there is more to send, now or later. */
export type DeliverWebhooks = () => Promise<boolean>;

export interface DeliverOptions {
  readonly hiring: Pick<
    HiringRepositories,
    'webhooks' | 'deliveries' | 'deliveryAttempts' | 'openDeliveries'
  >;
  readonly sender: Pick<WebhookSender, 'send'>;
  readonly sealer: Sealer;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Waits before the next try; after the last one, 23 hours and 40 minutes after the first, it is given up. */
export const BACK_OFF_MS: readonly number[] = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 8 * MINUTE, 30 * MINUTE],
  ...[1 * HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR],
];
const AT_ONCE = 8;
const GONE = 410;

export function createDeliverWebhooks(options: DeliverOptions): DeliverWebhooks {
  const { hiring, clock, logger } = options;
  return async () => {
    const now = clock.now();
    let open = false;
    let batch: OpenDeliveryRecord[] = [];
    const flush = async () => {
      const sent = batch;
      batch = [];
      await Promise.all(sent.map((each) => deliverOne(options, each)));
    };
    for await (const each of eachRecord(hiring.openDeliveries, { where: {} })) {
      open = true;
      if (each.dueAt > now) continue;
      batch.push(each);
      if (batch.length === AT_ONCE) await flush();
    }
    await flush();
    if (open) logger.debug('webhooks are being delivered');
    return open;
  };
}

async function deliverOne(options: DeliverOptions, open: OpenDeliveryRecord): Promise<void> {
  const { hiring, clock } = options;
  const [webhook, delivery] = await Promise.all([
    hiring.webhooks.find(open.webhook),
    hiring.deliveries.find(open.id),
  ]);
  if (webhook === undefined || delivery === undefined || webhook.disabledAt !== undefined)
    return hiring.openDeliveries.remove(open.id);
  const answer = await attempt(options, webhook, delivery);
  const isDone = 'status' in answer && answer.status >= 200 && answer.status < 300;
  if (isDone) return hiring.openDeliveries.remove(open.id);
  const wait = BACK_OFF_MS[open.tries];
  const isGone = 'status' in answer && answer.status === GONE;
  if (wait === undefined || isGone) {
    await hiring.webhooks.put({ ...webhook, disabledAt: clock.now() });
    return hiring.openDeliveries.remove(open.id);
  }
  return hiring.openDeliveries.put({ ...open, dueAt: clock.now() + wait, tries: open.tries + 1 });
}

/** Sends once, and writes down how it ended. */
async function attempt(
  { hiring, sender, sealer, clock }: DeliverOptions,
  { url, secret: sealed }: WebhookRecord,
  { id, payload }: DeliveryRecord,
): Promise<WebhookAnswer> {
  const secret = sealer.open(sealed);
  const at = clock.now();
  const answer =
    secret === undefined
      ? { error: 'the secret of this webhook cannot be read any more; delete it and add it again' }
      : await sender.send({ url, headers: signedHeaders(secret, { id, at, payload }), body: payload });
  const earlier = await hiring.deliveryAttempts.list({ where: { delivery: id } });
  await hiring.deliveryAttempts.insert({
    id: numbered(id, earlier.length + 1),
    delivery: id,
    at,
    ...answer,
  });
  return answer;
}
