import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../history/history.js';
import { checkBroadcast } from '../broadcast.js';
import { checkSet } from '../sets.js';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  expectToSuffice,
  LEGAL_RUNS,
  withOutput,
} from '../testing/histories.fixture.js';
import { historyTable } from '../testing/history-table.fixture.js';
import { broadcastHistories } from '../testing/simulated/broadcast.fixture.js';
import { operationsOf, type Operation } from '../operations.js';

const listOf = ({ output }: Operation): number[] => (output as { messages: number[] }).messages;

describe('a broadcast', () => {
  it('passes with late, lost and unanswered messages before the heal', () => {
    fc.assert(
      fc.property(broadcastHistories, (history) => {
        expect(checkBroadcast(history)).toMatchObject({ outcome: 'pass' });
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('fails for each element that a node loses, invents, repeats, or had rejected', () => {
    fc.assert(
      fc.property(broadcastHistories, fc.nat(), (history, chance) => {
        const pick = <T>(from: readonly T[]): T | undefined => from[chance % from.length];
        const final = answered(history, 'read').filter((read) => read.final);
        const read = pick(final);
        if (read === undefined) throw new Error('no final read');
        const acknowledged = answered(history, 'broadcast').map(
          ({ input }) => (input as { message: number }).message,
        );
        const rejected = operationsOf(history).find(({ outcome }) => outcome === 'fail');
        const lost = pick(acknowledged);
        const wrong: Json[][] = [[...listOf(read), 999]];
        if (lost !== undefined) {
          wrong.push(listOf(read).filter((each) => each !== lost));
          wrong.push([...listOf(read), lost]);
        }
        if (rejected?.name === 'broadcast')
          wrong.push([...listOf(read), (rejected.input as { message: number }).message]);
        for (const messages of wrong)
          expectToSuffice(withOutput(history, read, { messages }), checkBroadcast);
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('says which value a node lacks, who acknowledged it and which message was lost', () => {
    const history = historyTable(
      `
      c1 n1 broadcast {"message":7} 10-20   ok {}
      c1 n1 broadcast {"message":8} 21-25   ok {}
      c2 n2 read      {}            400-410 ok {"messages":[8]} final
      c1 n1 read      {}            400-410 ok {"messages":[7,8]} final
      `,
      [
        { atMs: 12, type: 'send', message: 3, from: 'n1', to: 'n2', body: { type: 'gossip', values: [7] } },
        { atMs: 13, type: 'send', message: 4, from: 'n1', to: 'n2', body: { type: 'gossip', msg_id: 7 } },
        { atMs: 15, type: 'drop', message: 3, cause: 'partition' },
      ],
    );
    expect(counterexampleIn(checkBroadcast(history))).toEqual({
      sentence: 'n2 lacks 7 in the last read, although n1 acknowledged it at 0.020 s.',
      operations: [0, 2],
      messages: [3],
      steps: [
        {
          text: 'A message with 7 from n1 to n2 is lost: partition.',
          atMs: 15,
          operations: [],
          messages: [3],
        },
        { text: 'n1 acknowledges 7.', atMs: 20, operations: [0], messages: [] },
        { text: 'n2 still answers without 7.', atMs: 410, operations: [2], messages: [] },
      ],
    });
  });

  it('counts messages between nodes, stale reads and the time until a value is everywhere', () => {
    const history = historyTable(
      `
      c1 n1 broadcast {"message":7} 10-20   ok {}
      c2 n2 read      {}            30-35   ok {"messages":[]}
      c2 n2 read      {}            120-125 ok {"messages":[]}
      c2 n2 read      {}            200-205 ok {"messages":[7]}
      c2 n2 read      {}            400-410 ok {"messages":[7]} final
      `,
      [
        { atMs: 12, type: 'send', message: 0, from: 'n1', to: 'n2', body: {} },
        { atMs: 13, type: 'send', message: 1, from: 'c1', to: 'n2', body: {} },
      ],
    );
    const { figures } = checkBroadcast(history);
    expect(figures.map(({ name, value, unit }) => `${name}: ${value} ${unit}`)).toEqual([
      'Messages per operation: 0.25 ',
      'Time until a value is everywhere, median: 100 ms',
      'Time until a value is everywhere, 95%: 100 ms',
      'Time until a value is everywhere, 99%: 100 ms',
      'Time until a value is everywhere, longest: 100 ms',
      'Stale reads: 2 of 4',
    ]);
  });

  it('requires values that were read, and allows the loss of values that nobody saw', () => {
    const seen = historyTable(`
      c1 n1 broadcast {"message":7} 10-       info
      c2 n1 read      {}            30-35     ok {"messages":[7]}
      c3 n2 read      {}            400-410   ok {"messages":[]} final
    `);
    expect(counterexampleIn(checkBroadcast(seen))).toMatchObject({
      sentence: 'n2 lacks 7 in the last read, although n1 had read it at 0.035 s.',
      operations: [0, 1, 2],
    });
    expect(checkBroadcast(seen.filter(({ atMs }) => atMs !== 35)).outcome).toBe('pass');
  });

  it('fails for an answer in another form, and for a node that never answers', () => {
    const history = historyTable(`
      c1 n1 read {} 400-410 ok {"messages":"7"} final
      c1 n2 read {} 400-410 ok {"messages":[]}  final
      c1 n3 read {} 400-410 info timeout        final
      c1 n3 read {} 700-    info                final
    `);
    expect(counterexampleIn(checkBroadcast(history)).sentence).toBe(
      'The answer of n1 to "read" must have a list "messages" of numbers or texts, and is {"messages":"7"}.',
    );
    const silent = history.filter((event) => !('operation' in event) || event.operation !== 0);
    expect(counterexampleIn(checkBroadcast(silent)).sentence).toBe(
      'n3 answered none of 2 requests "read" after the last heal.',
    );
  });
});

describe('a set', () => {
  it('uses the names of its own workload, and is undecided when nothing was read at the end', () => {
    const added = 'c1 n1 add {"element":"a"} 10-20 ok {}';
    expect(checkSet(historyTable(added))).toMatchObject({ outcome: 'inconclusive' });
    const lost = historyTable(`${added}\n c1 n1 read {} 30-40 ok {"value":[]} final`);
    expect(counterexampleIn(checkSet(lost)).sentence).toContain('n1 lacks "a"');
  });
});
