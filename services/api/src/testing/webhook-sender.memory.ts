import type { WebhookAnswer, WebhookRequest, WebhookSender } from '../features/webhooks/send-webhook.js';

/** Records what was sent, and returns the result that a test sets. */
export function createMemorySender() {
  const sent: WebhookRequest[] = [];
  const state = { answer: { status: 204 } as WebhookAnswer };
  const sender: WebhookSender = {
    findObstacle: (url) => Promise.resolve(url.includes('//127.') ? 'the address is not public' : undefined),
    send(request) {
      sent.push(request);
      return Promise.resolve(state.answer);
    },
  };
  return { ...sender, sent, state };
}
