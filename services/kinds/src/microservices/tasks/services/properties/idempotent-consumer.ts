import { z } from 'zod';
import type { History } from '../../../history/history.js';
import { findStored, textOf } from '../stored-rows.js';
import { fieldSchema, nameSchema } from './fields.js';
import { findMessages, messagesShape, messageSteps, storeStep } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  ...messagesShape,
  /** The store with the consumer's effects, one row each, and its field with the message's id. */
  effects: nameSchema,
  field: fieldSchema,
});
type Options = z.infer<typeof options>;

/** Every message has its effect exactly once, delivered in any order and any number of times. */
export const idempotentConsumer = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ published, effects }) => ({
    phases: [],
    nodes: [],
    operations: [],
    stores: [published, effects],
  }),
  // An effect may be late on a busy machine; only the service can duplicate it.
  holdsWhenBusy: (history, asked) => [...countEffects(history, asked).values()].some((count) => count > 1),
  judge(history, asked) {
    const messages = findMessages(history, asked);
    const done = findStored(history, asked.effects);
    if (messages === undefined || done === undefined) return inconclusive('no message was published');
    const counts = countEffects(history, asked);
    const wrong = [...messages.byId.keys()].filter((id) => counts.get(id) !== 1);
    const figures = [
      { name: 'Messages', value: messages.byId.size, unit: '' },
      { name: 'Effects', value: done.rows.length, unit: '' },
    ];
    const first = wrong.find((id) => counts.has(id)) ?? wrong[0];
    if (first === undefined) return pass(figures);
    const sentence = `${wrong.length} of ${messages.byId.size} messages did not have their effect exactly once, such as ${first}: ${counts.get(first) ?? 0} times.`;
    return fail(sentence, [...messageSteps(history, first), storeStep(sentence, done)], figures);
  },
});

function countEffects(history: History, { effects, field }: Options): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of findStored(history, effects)?.rows ?? [])
    counts.set(textOf(row, field), (counts.get(textOf(row, field)) ?? 0) + 1);
  return counts;
}
