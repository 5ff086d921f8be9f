import { z } from 'zod';
import { isSuccess, readRequests } from '../calls.js';
import { nameSchema } from './fields.js';
import { findMessages, messagesShape, messageSteps } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  ...messagesShape,
  /** The consumer. */
  to: nameSchema,
});
type Options = z.infer<typeof options>;

/** Every message is acknowledged in the end, so that the broker stops delivering it. */
export const acknowledged = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ published, to }) => ({ phases: [], nodes: [to], operations: [], stores: [published] }),
  judge(history, { to, ...asked }) {
    const messages = findMessages(history, asked);
    if (messages === undefined) return inconclusive('no message was published');
    const deliveries = readRequests(history).filter((request) => request.to === to);
    const figures = [{ name: 'Deliveries', value: deliveries.length, unit: '' }];
    for (const id of messages.byId.keys()) {
      const last = deliveries.findLast(({ text }) => text.includes(id));
      if (isSuccess(last?.status ?? null)) continue;
      const answer = last === undefined ? 'was never delivered' : `was answered ${last.status ?? 'nothing'}`;
      return fail(
        `The last delivery of ${id} ${answer}; a message that is done must be answered 2xx, or it comes again.`,
        messageSteps(history, id),
        figures,
      );
    }
    return pass(figures);
  },
});
