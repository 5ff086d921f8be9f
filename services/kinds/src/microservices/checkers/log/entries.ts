import type { Operation } from '../operations.js';
import { groupBy } from '../group-by.js';
import type { LogOperations, Message, Send } from './log-operations.js';

/** A message at an offset of a log, with the operation that showed it first. */
export interface Entry {
  readonly offset: number;
  readonly message: Message;
  readonly by: Operation;
}

/** All entries of one log that acknowledgements and polls have shown, by offset and then by time. */
export function entriesByKey({ sends, polls }: LogOperations): Map<string, Entry[]> {
  const sent = sends.flatMap(({ key, offset, message, operation: by }) =>
    offset === undefined ? [] : [{ key, offset, message, by }],
  );
  const polled = polls.flatMap(({ key, operation: by, entries }) =>
    entries.map(([offset, message]) => ({ key, offset, message, by })),
  );
  const all = [...sent, ...polled].sort((a, b) => a.offset - b.offset || a.by.end - b.by.end);
  return groupBy(all, ({ key }) => key);
}

/** The send of a message; each is sent once. */
export function sendsByMessage(sends: readonly Send[]): Map<string, Map<Message, Send>> {
  const byKey = groupBy(sends, ({ key }) => key);
  return new Map(
    [...byKey].map(([key, all]) => [key, new Map(all.map((send) => [send.message, send] as const))] as const),
  );
}
