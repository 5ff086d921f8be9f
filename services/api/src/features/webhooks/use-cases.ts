import type { CreatedWebhook, CreateWebhookBody, Delivery, Webhook } from '@hone/contracts/hiring';
import { AppError, isoTime, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { Sealer } from '../../storage/sealed-text.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { DeliveryRecord, WebhookRecord } from '../hiring-records/webhook-records.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import type { WebhookSender } from './send-webhook.js';
import { createSecret } from './sign.js';

/** Webhooks of a workspace. Throws `WEBHOOK_NOT_FOUND` for those of others. */
export interface WebhookUseCases {
  list(workspace: string): Promise<Webhook[]>;
  /** Throws `WEBHOOK_ADDRESS` for an address that is not public. */
  create(actor: Actor, body: CreateWebhookBody): Promise<CreatedWebhook>;
  setEnabled(actor: Actor, id: string, enabled: boolean): Promise<Webhook>;
  remove(actor: Actor, id: string): Promise<void>;
  /** Newest first. */
  listDeliveries(actor: Actor, id: string, page: Page): Promise<DeliveryPage>;
  /** Sends a delivery again, with the id that receivers know it by. */
  replay(actor: Actor, id: string, delivery: string): Promise<void>;
}

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
}

interface DeliveryPage {
  readonly items: Delivery[];
  readonly nextCursor: string | null;
}

export interface WebhookOptions {
  readonly hiring: Pick<
    HiringRepositories,
    'webhooks' | 'deliveries' | 'deliveryAttempts' | 'openDeliveries'
  >;
  readonly sender: Pick<WebhookSender, 'findObstacle'>;
  readonly sealer: Sealer;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

const MAX_WEBHOOKS = 10;

function present({ id, url, events, createdAt, disabledAt }: WebhookRecord): Webhook {
  return {
    id,
    url,
    events,
    createdAt: isoTime(createdAt),
    disabledAt: disabledAt === undefined ? null : isoTime(disabledAt),
  };
}

export function createWebhookUseCases(options: WebhookOptions): WebhookUseCases {
  const { hiring, audit, clock } = options;

  async function get(actor: Actor, id: string): Promise<WebhookRecord> {
    const webhook = await hiring.webhooks.find(id);
    if (webhook?.workspace !== actor.workspace.id) throw new AppError('WEBHOOK_NOT_FOUND');
    return webhook;
  }

  return {
    list: async (workspace) => (await hiring.webhooks.list({ where: { workspace } })).map(present),
    create: (actor, body) => create(options, actor, body),
    async setEnabled(actor, id, enabled) {
      const { disabledAt: _disabledAt, ...webhook } = await get(actor, id);
      const changed = enabled ? webhook : { ...webhook, disabledAt: clock.now() };
      await hiring.webhooks.put(changed);
      await audit.note(actor, { action: enabled ? 'webhook.enable' : 'webhook.disable', subject: id });
      return present(changed);
    },
    async remove(actor, id) {
      await get(actor, id);
      await hiring.webhooks.remove(id);
      await audit.note(actor, { action: 'webhook.delete', subject: id });
    },
    async listDeliveries(actor, id, { after, limit }) {
      await get(actor, id);
      const query = { where: { webhook: id }, order: 'desc', after, limit: limit + 1 } as const;
      const found = await hiring.deliveries.list(query);
      const items = await Promise.all(found.slice(0, limit).map((each) => presentDelivery(options, each)));
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
    async replay(actor, id, delivery) {
      await get(actor, id);
      if ((await hiring.deliveries.find(delivery))?.webhook !== id) throw new AppError('WEBHOOK_NOT_FOUND');
      await hiring.openDeliveries.put({ id: delivery, webhook: id, dueAt: clock.now(), tries: 0 });
      await audit.note(actor, { action: 'webhook.replay', subject: id, detail: delivery });
    },
  };
}

async function create(
  { hiring, sender, sealer, audit, clock }: WebhookOptions,
  actor: Actor,
  { url, events }: CreateWebhookBody,
): Promise<CreatedWebhook> {
  const { workspace, user } = actor;
  const known = await hiring.webhooks.list({ where: { workspace: workspace.id } });
  if (known.length >= MAX_WEBHOOKS) throw new AppError('WEBHOOK_TOO_MANY');
  const obstacle = await sender.findObstacle(url);
  if (obstacle !== undefined)
    throw new AppError('WEBHOOK_ADDRESS', { errors: [{ path: 'url', message: obstacle }] });
  const createdAt = clock.now();
  const secret = createSecret();
  const record = {
    id: createSortableId(createdAt),
    workspace: workspace.id,
    url,
    events: [...new Set(events)],
    secret: sealer.seal(secret),
    createdAt,
    by: user.id,
  };
  await hiring.webhooks.insert(record);
  await audit.note(actor, { action: 'webhook.create', subject: record.id, detail: new URL(url).host });
  return { ...present(record), secret };
}

async function presentDelivery(
  { hiring }: WebhookOptions,
  { id, event, createdAt, payload }: DeliveryRecord,
): Promise<Delivery> {
  const [attempts, open] = await Promise.all([
    hiring.deliveryAttempts.list({ where: { delivery: id } }),
    hiring.openDeliveries.find(id),
  ]);
  const last = attempts.at(-1)?.status;
  const isDelivered = last !== undefined && last >= 200 && last < 300;
  return {
    id,
    event,
    createdAt: isoTime(createdAt),
    attempts: attempts.map(({ at, status, error }) => ({
      at: isoTime(at),
      status: status ?? null,
      error: error ?? null,
    })),
    state: open === undefined ? (isDelivered ? 'delivered' : 'failed') : 'pending',
    nextAt: open === undefined ? null : isoTime(open.dueAt),
    payload,
  };
}
