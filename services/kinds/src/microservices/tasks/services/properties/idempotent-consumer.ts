import { z } from 'zod';
import { findStored, textOf } from '../stored-rows.js';
import { nameSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  /** The store with what the broker took: `id` names a message. */
  published: nameSchema,
  /** The store with what the consumer did, one row for each effect, and its field with the message's id. */
  effects: nameSchema,
  field: z.string().min(1).max(60),
});
type Options = z.infer<typeof options>;

/** Every message has its effect once, however often and in whatever order it was delivered. */
export const idempotentConsumer = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ published, effects }) => ({
    phases: [],
    nodes: [],
    operations: [],
    stores: [published, effects],
  }),
  judge(history, { published, effects, field }) {
    const messages = findStored(history, published);
    const done = findStored(history, effects);
    if (messages === undefined || done === undefined || messages.rows.length === 0)
      return inconclusive('no message was published');
    const counts = new Map<string, number>();
    for (const row of done.rows) counts.set(textOf(row, field), (counts.get(textOf(row, field)) ?? 0) + 1);
    const ids = new Set(messages.rows.map((row) => textOf(row, 'id')));
    const wrong = [...ids].filter((id) => counts.get(id) !== 1);
    const figures = [
      { name: 'Messages', value: ids.size, unit: '' },
      { name: 'Effects', value: done.rows.length, unit: '' },
    ];
    const [first] = wrong;
    if (first === undefined) return pass(figures);
    const sentence = `${wrong.length} of ${ids.size} messages did not have their effect exactly once, such as ${first}: ${counts.get(first) ?? 0} times.`;
    const step = {
      text: sentence,
      atMs: done.atMs,
      operations: [messages.operation, done.operation],
      messages: [],
    };
    return fail(sentence, [step], figures);
  },
});
