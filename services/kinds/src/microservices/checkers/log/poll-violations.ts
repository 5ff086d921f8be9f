import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import { groupBy } from '../group-by.js';
import type { Entry } from './entries.js';
import type { LogOperations, Poll } from './log-operations.js';

/** Polls whose offsets do not ascend, or begin before what was asked for. */
export function disorderedPolls({ polls }: LogOperations): Counterexample[] {
  return polls.flatMap(({ operation, key, from, entries }) => {
    const at = entries.findIndex(([offset], index) => offset <= (entries[index - 1]?.[0] ?? from - 1));
    const [wrong, before] = [entries[at], entries[at - 1]];
    if (wrong === undefined) return [];
    const { node } = operation;
    const sentence =
      before === undefined
        ? `${node} was asked for key ${show(key)} from offset ${from}, and returns offset ${wrong[0]}.`
        : `${node} returns offset ${wrong[0]} of key ${show(key)} after offset ${before[0]}.`;
    return [counterexampleOf(sentence, [endStep(operation, `${node} answers the poll.`)])];
  });
}

/** Polls that leave out a message and return a later one: a client that polls on never sees it. */
export function skippedEntries(
  { polls }: LogOperations,
  entriesOf: ReadonlyMap<string, readonly Entry[]>,
): Counterexample[] {
  return polls.flatMap((poll) => {
    const last = poll.entries.at(-1);
    if (last === undefined) return [];
    const returned = new Set(poll.entries.map(([offset]) => offset));
    const entries = entriesOf.get(poll.key) ?? [];
    const skipped = entries.find(
      ({ offset }) => offset >= poll.from && offset < last[0] && !returned.has(offset),
    );
    return skipped === undefined ? [] : [skip(poll, skipped, last[0])];
  });
}

function skip({ operation, key, from }: Poll, { offset, message, by }: Entry, last: number): Counterexample {
  const [value, { node }] = [show(message), operation];
  const sentence =
    `${node} skips ${value} at offset ${offset} of key ${show(key)}: ` +
    `a poll from offset ${from} returns offset ${last} without it.`;
  const how = by.name === 'send' ? `acknowledges ${value} at` : `returns ${value} from`;
  return counterexampleOf(sentence, [
    endStep(by, `${by.node} ${how} offset ${offset}.`),
    endStep(operation, `${node} answers a poll from offset ${from} without it.`),
  ]);
}

/** Acknowledged messages that a node returned to none of the polls after the last heal that asked for them. */
export function lostEntries({ sends, polls }: LogOperations): Counterexample[] {
  const final = polls.filter(({ operation }) => operation.final);
  return [...groupBy(final, ({ operation, key }) => JSON.stringify([operation.node, key])).values()].flatMap(
    (all) =>
      sends.flatMap(({ operation, key, message, offset }) => {
        if (offset === undefined || key !== all[0]?.key) return [];
        const asked = all.filter(({ from, operation: poll }) => from <= offset && operation.end < poll.start);
        const last = asked.at(-1)?.operation;
        if (last === undefined || asked.some(({ entries }) => entries.some(([at]) => at === offset)))
          return [];
        const value = show(message);
        const sentence = `${last.node} never returns ${value}, which ${operation.node} had acknowledged at offset ${offset} of key ${show(key)}.`;
        return [
          counterexampleOf(sentence, [
            endStep(operation, `${operation.node} acknowledges ${value} at offset ${offset}.`),
            endStep(last, `${last.node} answers the last poll without it.`),
          ]),
        ];
      }),
  );
}
