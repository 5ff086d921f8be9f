import { z } from 'zod';
import { findStored, textOf, type Row } from '../stored-rows.js';
import { fieldSchema, nameSchema } from './fields.js';
import { findMessages, messagesShape, messageSteps, storeStep } from './find-messages.js';
import { defineProperty, fail, inconclusive, pass } from './property.js';

const options = z.strictObject({
  ...messagesShape,
  /** Fields of a message: its subject, its version (the larger number is newer), and its value. */
  key: fieldSchema,
  version: fieldSchema,
  value: fieldSchema,
  /** The store with the kept values, and its fields with the subject and the value. */
  kept: nameSchema,
  owner: fieldSchema,
  field: fieldSchema,
});
type Options = z.infer<typeof options>;

/** The value kept in the end is the newest, regardless of the order of delivery. */
export const newestWins = defineProperty<Options>({
  options,
  window: () => 'after the settling time of the scenario',
  mentions: ({ published, kept }) => ({ phases: [], nodes: [], operations: [], stores: [published, kept] }),
  judge(history, asked) {
    const messages = findMessages(history, asked);
    const stored = findStored(history, asked.kept);
    if (messages === undefined || stored === undefined) return inconclusive('no message was published');
    const versionOf = (row: Row): number => Number(textOf(row, asked.version));
    const newest = new Map<string, Row>();
    for (const row of messages.byId.values()) {
      const key = textOf(row, asked.key);
      const known = newest.get(key);
      if (known === undefined || versionOf(row) > versionOf(known)) newest.set(key, row);
    }
    const found = new Map(stored.rows.map((row) => [textOf(row, asked.owner), textOf(row, asked.field)]));
    const figures = [{ name: 'Messages with a version', value: messages.byId.size, unit: '' }];
    for (const [key, row] of newest) {
      const value = textOf(row, asked.value);
      if (found.get(key) === value) continue;
      const sentence = `The ${asked.field} of ${key} is ${found.get(key) ?? 'not there'}; version ${versionOf(row)}, the newest, says ${value}.`;
      const steps = messageSteps(history, textOf(row, 'id'));
      return fail(sentence, [...steps, storeStep(sentence, stored)], figures);
    }
    return pass(figures);
  },
});
