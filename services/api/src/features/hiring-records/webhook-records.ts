import { webhookEventSchema } from '@hone/contracts/hiring';
import { z } from 'zod';

const time = z.number();

export const webhookRecordSchema = z.object({
  id: z.string(),
  workspace: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  /** Sealed, so that a copy of the database cannot be used to sign. */
  secret: z.string(),
  createdAt: time,
  by: z.string(),
  disabledAt: time.optional(),
});
export type WebhookRecord = z.infer<typeof webhookRecordSchema>;

/** A delivery to a webhook. The id derives from the event, so that nothing is queued twice. */
export const deliveryRecordSchema = z.object({
  id: z.string(),
  webhook: z.string(),
  event: webhookEventSchema,
  createdAt: time,
  payload: z.string(),
});
export type DeliveryRecord = z.infer<typeof deliveryRecordSchema>;

/** The id is `<delivery>:<number>`. Without a status nothing was answered, and `error` says why. */
export const deliveryAttemptRecordSchema = z.object({
  id: z.string(),
  delivery: z.string(),
  at: time,
  status: z.number().int().optional(),
  error: z.string().optional(),
});

/** A delivery that is still tried; the id is the delivery's. `tries` counts since it was queued or replayed. */
export const openDeliveryRecordSchema = z.object({
  id: z.string(),
  webhook: z.string(),
  dueAt: time,
  tries: z.number().int().nonnegative(),
});
export type OpenDeliveryRecord = z.infer<typeof openDeliveryRecordSchema>;
