import type { Counterexample } from '../checker.js';
import { counterexampleOf, endStep, type Step } from '../counterexample/counterexample.js';
import { show } from '../counterexample/text.js';
import { groupBy } from '../group-by.js';
import { type Entry, sendsByMessage } from './entries.js';
import type { LogOperations, Send } from './log-operations.js';

/** Messages that nobody had sent, or whose sending had failed for certain. */
export function inventedEntries({ sends, polls }: LogOperations): Counterexample[] {
  const sent = sendsByMessage(sends);
  return polls.flatMap(({ operation, key, entries }) => {
    // One of each poll is enough: a node may return a great many.
    for (const [, message] of entries) {
      const send = sent.get(key)?.get(message)?.operation;
      const value = show(message);
      if (send === undefined || send.start > operation.end) {
        const sentence = `${operation.node} returns ${value} for key ${show(key)}, and nobody had sent it there.`;
        return [counterexampleOf(sentence, [endStep(operation, `${operation.node} returns ${value}.`)])];
      }
      if (send.outcome !== 'fail' || send.end > operation.end) continue;
      const sentence = `${operation.node} returns ${value} for key ${show(key)}, although ${send.node} had answered that sending it failed.`;
      return [
        counterexampleOf(sentence, [
          endStep(send, `${send.node} answers that sending ${value} failed: ${send.error}.`),
          endStep(operation, `${operation.node} returns ${value}.`),
        ]),
      ];
    }
    return [];
  });
}

/** Two messages at one offset, or one message at two. */
export function conflictingEntries(entriesOf: ReadonlyMap<string, readonly Entry[]>): Counterexample[] {
  return [...entriesOf].flatMap(([key, entries]) => [
    ...differing(entries, 'offset', 'message').map(([a, b]) =>
      conflict(
        a,
        b,
        `Offset ${a.offset} of key ${show(key)} holds ${show(a.message)} and also ${show(b.message)}.`,
      ),
    ),
    ...differing(entries, 'message', 'offset').map(([a, b]) =>
      conflict(
        a,
        b,
        `${show(a.message)} of key ${show(key)} is at offset ${a.offset} and again at offset ${b.offset}.`,
      ),
    ),
  ]);
}

/** Pairs that agree in one thing and not in the other. */
function differing(
  entries: readonly Entry[],
  same: 'offset' | 'message',
  other: 'offset' | 'message',
): (readonly [Entry, Entry])[] {
  return [...groupBy(entries, (entry) => entry[same]).values()].flatMap(([first, ...rest]) => {
    const second = rest.find((entry) => entry[other] !== first?.[other]);
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
}

const conflict = (a: Entry, b: Entry, sentence: string): Counterexample =>
  counterexampleOf(sentence, [shown(a), shown(b)]);

function shown({ by, offset, message }: Entry): Step {
  const how = by.name === 'send' ? 'acknowledges' : 'returns';
  return endStep(by, `${by.node} ${how} ${show(message)} at offset ${offset}.`);
}

/** A message that was sent after another was acknowledged, and lies before it. */
export function reorderedSends({ sends }: LogOperations): Counterexample[] {
  return [...groupBy(sends, ({ key }) => key)].flatMap(([key, all]) => {
    const placed = all.filter((send): send is Placed => send.offset !== undefined);
    const ended = placed.toSorted((a, b) => a.operation.end - b.operation.end);
    let next = 0;
    let highest: Placed | undefined;
    return placed
      .toSorted((a, b) => a.operation.start - b.operation.start)
      .flatMap((send) => {
        for (; ; next += 1) {
          const before = ended[next];
          if (before === undefined || before.operation.end > send.operation.start) break;
          if (highest === undefined || before.offset > highest.offset) highest = before;
        }
        return highest === undefined || highest.offset <= send.offset ? [] : [reordered(key, highest, send)];
      });
  });
}

type Placed = Send & { readonly offset: number };

function reordered(key: string, first: Placed, second: Placed): Counterexample {
  const [a, b] = [show(first.message), show(second.message)];
  const sentence =
    `${b} was sent to key ${show(key)} after ${a} had been acknowledged at offset ${first.offset}, ` +
    `and got the lower offset ${second.offset}. Who has read ${a} will never see it.`;
  return counterexampleOf(
    sentence,
    [first, second].map(({ operation, message, offset }) =>
      endStep(operation, `${operation.node} acknowledges ${show(message)} at offset ${offset}.`),
    ),
  );
}
