import { z } from 'zod';
import { findStored, textOf } from '../stored-rows.js';
import { nameSchema } from './fields.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const fieldSchema = z.string().min(1).max(60);

const options = z.strictObject({
  /** A store whose rows are in the order in which they came. */
  store: nameSchema,
  /** Rows with the same value belong together. */
  key: fieldSchema,
  /** A number that grows within a key. */
  sequence: fieldSchema,
});
type Options = z.infer<typeof options>;

/** Rows of one key come in order; repetitions of earlier ones may follow. */
export const orderingPerKey = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ store }) => ({ phases: [], nodes: [], operations: [], stores: [store] }),
  holdsWhenBusy: () => true,
  judge(history, { store, key, sequence }) {
    const stored = findStored(history, store);
    if (stored === undefined || stored.rows.length === 0) return inconclusive(`${store} is empty`);
    const seen = new Map<string, Set<number>>();
    for (const row of stored.rows) {
      const name = textOf(row, key);
      const number = Number(textOf(row, sequence));
      const before = seen.get(name) ?? new Set<number>();
      const latest = Math.max(-Infinity, ...before);
      if (number < latest && !before.has(number)) {
        const sentence = `For ${name}, ${sequence} ${number} came after ${latest}.`;
        return fail(sentence, [
          { text: sentence, atMs: stored.atMs, operations: [stored.operation], messages: [] },
        ]);
      }
      seen.set(name, before.add(number));
    }
    return pass([{ name: 'Keys', value: seen.size, unit: '' }]);
  },
});
