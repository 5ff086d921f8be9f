import {
  createdWebhookSchema,
  deliveryListSchema,
  HIRING_ROUTES,
  webhookListSchema,
  webhookSchema,
  type CreateWebhookBody,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { addressOf } from './route-address.js';
import type { SendRequest } from './send-request.js';

/** The calls about webhooks of a workspace. */
export function createWebhookCalls(send: SendRequest) {
  const webhooks = (w: string) => addressOf(HIRING_ROUTES.webhooks, { w });
  const webhook = (w: string, h: string) => addressOf(HIRING_ROUTES.webhook, { w, h });
  return {
    listWebhooks: (w: string, signal?: AbortSignal) =>
      send({ method: 'GET', path: webhooks(w), answer: webhookListSchema, signal }),
    createWebhook: (w: string, body: CreateWebhookBody) =>
      send({ method: 'POST', path: webhooks(w), body, answer: createdWebhookSchema }),
    switchWebhook: (w: string, h: string, enabled: boolean) =>
      send({ method: 'PATCH', path: webhook(w, h), body: { enabled }, answer: webhookSchema }),
    deleteWebhook: (w: string, h: string) =>
      send({ method: 'DELETE', path: webhook(w, h), answer: z.unknown() }),
    listDeliveries: (w: string, h: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.deliveries, { w, h }),
        answer: deliveryListSchema,
        signal,
      }),
    replayDelivery: (w: string, h: string, d: string) =>
      send({ method: 'POST', path: addressOf(HIRING_ROUTES.replay, { w, h, d }), answer: z.unknown() }),
  };
}
