import type { WebhookAnswer, WebhookRequest, WebhookSender } from '../features/webhooks/send-webhook.js';

/** Keeps what was sent, and answers as a test says. */
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
