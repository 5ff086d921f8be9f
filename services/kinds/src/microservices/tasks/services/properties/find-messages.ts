import { z } from 'zod';
import type { Counterexample } from '../../../checkers/checker.js';
import type { History } from '../../../history/history.js';
import { readRequests } from '../calls.js';
import { findStored, textOf, type Row, type StoredRows } from '../stored-rows.js';
import { requestStep } from './describe-requests.js';
import { nameSchema } from './fields.js';

/** Which messages a property is about. */
export const messagesShape = {
  /** The store with the broker's messages: `id` names a message. */
  published: nameSchema,
  /** Only messages of this topic. */
  topic: z.string().min(1).max(60).optional(),
};

interface Asked {
  readonly published: string;
  readonly topic?: string | undefined;
}

interface Messages extends StoredRows {
  /** Each message once, by its id, in the order in which the broker took them. */
  readonly byId: ReadonlyMap<string, Row>;
}

/** The broker's messages; undefined where it has none, or was not read. */
export function findMessages(history: History, { published, topic }: Asked): Messages | undefined {
  const stored = findStored(history, published);
  if (stored === undefined) return undefined;
  const rows = stored.rows.filter((row) => topic === undefined || textOf(row, 'topic') === topic);
  const byId = new Map(rows.map((row) => [textOf(row, 'id'), row]));
  return byId.size === 0 ? undefined : { ...stored, rows, byId };
}

const MOST_STEPS = 8;

/** Every request related to a message: its deliveries, and the requests that they caused. */
export const messageSteps = (history: History, id: string): Counterexample['steps'] =>
  readRequests(history)
    .filter(({ path, text }) => path.includes(id) || text.includes(id))
    .slice(0, MOST_STEPS)
    .map((request, at) => requestStep(request, at + 1));

/** The contents of a store in the end. */
export const storeStep = (
  text: string,
  { atMs, operation }: StoredRows,
): Counterexample['steps'][number] => ({
  text,
  atMs,
  operations: [operation],
  messages: [],
});
