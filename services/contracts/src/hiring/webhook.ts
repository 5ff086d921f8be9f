import { z } from 'zod';
import { listOf } from '../http.js';

const time = z.iso.datetime();

export const webhookEventSchema = z.enum([
  'sitting.started',
  'sitting.finished',
  'sitting.graded',
  'decision.made',
]);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** Body of `POST /workspaces/:w/webhooks`. */
export const createWebhookBodySchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(500)
    .refine((url) => !/^https?:\/\/[^/?#]*@/i.test(url), 'must not have a user name or password'),
  events: z.array(webhookEventSchema).min(1).max(4),
});
export type CreateWebhookBody = z.infer<typeof createWebhookBodySchema>;

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  createdAt: time,
  /** Since when nothing is sent: a delivery failed for a day, or the receiver answered 410. */
  disabledAt: time.nullable(),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const webhookListSchema = listOf(webhookSchema);

/** Body of `PATCH /workspaces/:w/webhooks/:h`. */
export const changeWebhookBodySchema = z.strictObject({ enabled: z.boolean() });

/** Response of `POST /workspaces/:w/webhooks`: `secret` (`whsec_…`) is shown only once. */
export const createdWebhookSchema = webhookSchema.extend({ secret: z.string() });
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

/** A row of `GET /workspaces/:w/webhooks/:h/deliveries`, newest first. */
export const deliverySchema = z.object({
  id: z.string(),
  event: webhookEventSchema,
  createdAt: time,
  attempts: z.array(
    z.object({ at: time, status: z.number().int().nullable(), error: z.string().nullable() }),
  ),
  /** `pending` is tried again at `nextAt`; `failed` was given up, after a day or because the webhook is disabled. */
  state: z.enum(['pending', 'delivered', 'failed']),
  nextAt: time.nullable(),
  payload: z.string(),
});
export type Delivery = z.infer<typeof deliverySchema>;
export const deliveryListSchema = listOf(deliverySchema);
