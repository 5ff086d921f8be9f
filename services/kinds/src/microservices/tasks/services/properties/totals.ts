import { z } from 'zod';
import { findStored, textOf } from '../stored-rows.js';
import { fieldSchema, nameSchema } from './fields.js';
import { findMessages, messagesShape, messageSteps, storeStep } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  ...messagesShape,
  /** Fields of a message: the owner of the total, and the amount. */
  key: fieldSchema,
  amount: fieldSchema,
  /** The store with the totals, and its fields with the owner and the total. */
  totals: nameSchema,
  owner: fieldSchema,
  total: fieldSchema,
});
type Options = z.infer<typeof options>;

/** Every total is the sum of the amounts of its messages, each counted once. */
export const totals = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: (asked) => ({
    phases: [],
    nodes: [],
    operations: [],
    stores: [asked.published, asked.totals],
  }),
  judge(history, asked) {
    const messages = findMessages(history, asked);
    const stored = findStored(history, asked.totals);
    if (messages === undefined || stored === undefined) return inconclusive('no message was published');
    const sums = new Map<string, number>();
    for (const row of messages.byId.values()) {
      const key = textOf(row, asked.key);
      sums.set(key, (sums.get(key) ?? 0) + Number(textOf(row, asked.amount)));
    }
    const found = new Map(
      stored.rows.map((row) => [textOf(row, asked.owner), Number(textOf(row, asked.total))]),
    );
    const figures = [{ name: 'Messages that add', value: messages.byId.size, unit: '' }];
    for (const [key, sum] of sums) {
      if (found.get(key) === sum) continue;
      const sentence = `The ${asked.total} of ${key} is ${found.get(key) ?? 'not there'}; its messages add up to ${sum}.`;
      const last = [...messages.byId].findLast(([, row]) => textOf(row, asked.key) === key)?.[0] ?? '';
      return fail(sentence, [...messageSteps(history, last), storeStep(sentence, stored)], figures);
    }
    return pass(figures);
  },
});
