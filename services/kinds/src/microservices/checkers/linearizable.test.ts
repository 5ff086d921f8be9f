import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history/history.js';
import { checkLinearizable } from './linearizable.js';
import { createSearchingLinearizer } from './linearizability/searching-linearizer.js';
import type { Linearizer } from './linearizability/linearizer.js';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  LEGAL_RUNS,
  withOutput,
} from './testing/histories.fixture.js';
import { type Operation, operationsOf } from './operations.js';
import { historyTable } from './testing/history-table.fixture.js';
import { registerHistories } from './testing/simulated/registers.fixture.js';

const check = (history: readonly HistoryEvent[]) => checkLinearizable(history, createSearchingLinearizer());
const found = async (table: string) => counterexampleIn(await check(historyTable(table)));

describe('linearizability', () => {
  it('holds in every history of keys that have one copy', async () => {
    await fc.assert(
      fc.asyncProperty(registerHistories, async (history) => {
        fc.pre(operationsOf(history).some(({ outcome }) => outcome === 'ok'));
        expect((await check(history)).outcome).not.toBe('fail');
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('is violated where a read returns an overwritten value, or one that nobody wrote', async () => {
    await fc.assert(
      fc.asyncProperty(registerHistories, fc.nat(), async (history, chance) => {
        const reads = answered(history, 'read');
        const read = reads[chance % Math.max(1, reads.length)];
        if (read === undefined) return;
        for (const value of [999, ...overwritten(history, read)]) {
          const wrong = withOutput(history, read, { value });
          const { operations } = counterexampleIn(await check(wrong));
          const rest = wrong.filter((event) => 'operation' in event && operations.includes(event.operation));
          expect((await check(rest)).outcome).toBe('fail');
        }
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('fails at once for a value that nobody wrote, or a stale one', async () => {
    expect(
      await found(`
        c1 n1 write {"key":3,"value":5} 10-20 ok {}
        c1 n1 write {"key":3,"value":6} 30-40 ok {}
        c2 n2 read  {"key":3}           50-60 ok {"value":5}
      `),
    ).toMatchObject({
      sentence:
        'n2 reads 5 for key 3, although n1 had acknowledged write 6 at 0.040 s, before that request began.',
      operations: [0, 1, 2],
    });
    expect((await found('c2 n2 read {"key":3} 50-60 ok {"value":5}')).sentence).toBe(
      'n2 reads 5 for key 3 at 0.060 s, and nobody had written it.',
    );
    expect(
      await found(`
        c1 n1 write {"key":3,"value":5} 10-20 ok {}
        c2 n2 read  {"key":3}           50-60 fail key-does-not-exist: no such key
      `),
    ).toMatchObject({ operations: [0, 1] });
  });

  it('fails where a compare-and-set is rejected whose condition held for certain', async () => {
    const rejected = (error: string, others = '') => `
      c1 n1 write {"key":3,"value":5}       10-20 ok {}
      ${others}
      c2 n2 cas   {"key":3,"from":5,"to":6} 30-40 fail ${error}
    `;
    expect(await found(rejected('precondition-failed: is 5'))).toMatchObject({
      sentence:
        'n2 refuses cas from 5 to 6 on key 3 (precondition-failed: is 5), although the key had been set to 5 before, and nothing else had begun to change it.',
      operations: [0, 1],
    });
    expect(await found(rejected('key-does-not-exist'))).toMatchObject({ operations: [0, 1] });
    const outcome = async (table: string) => (await check(historyTable(table))).outcome;
    expect(await outcome(rejected('temporarily-unavailable'))).toBe('pass');
    const overlapping = 'c3 n3 write {"key":3,"value":7} 25- info';
    expect(await outcome(rejected('precondition-failed', overlapping))).toBe('pass');
  });

  it('shows the few operations that no order explains', async () => {
    const counterexample = await found(`
      c1 n1 write {"key":3,"value":1}        10-20  ok {}
      c1 n1 read  {"key":3}                  21-22  ok {"value":1}
      c2 n2 write {"key":3,"value":2}        30-    info
      c3 n3 cas   {"key":3,"from":2,"to":4}  31-32  fail precondition-failed
      c1 n1 read  {"key":3}                  40-50  ok {"value":2}
      c3 n3 read  {"key":3}                  60-70  ok {"value":1}
      c3 n3 read  {"key":4}                  61-71  fail key-does-not-exist
      c3 n3 write {"key":3,"value":9}        80-90  ok {}
    `);
    expect(counterexample).toMatchObject({
      sentence:
        'No order of these 4 operations on key 3 explains every answer. The longest order that fits is: write 1, write 2 and read 2.',
      operations: [0, 2, 4, 5],
    });
    expect(counterexample.steps.map(({ text }) => text)).toEqual([
      'n1 acknowledges write 1, which was asked at 0.010 s.',
      'A client asks n2 for write 2, and does not learn what became of it.',
      'n1 answers read 2, which was asked at 0.040 s.',
      'n3 answers read 1, which was asked at 0.060 s.',
    ]);
  });

  it('is missing where nothing ever had a result', async () => {
    expect((await found('c1 n1 read {"key":3} 10-20 info timeout')).sentence).toBe(
      'None of 1 request had a result.',
    );
    expect((await check([])).outcome).toBe('inconclusive');
  });

  it('is undecided where the linearizer is, and shows its order where nothing smaller is found', async () => {
    const history = historyTable(`
      c1 n1 write {"key":3,"value":1} 10-20 ok {}
      c1 n1 read  {"key":3}           21-22 ok {"value":1}
    `);
    const always = (answer: Awaited<ReturnType<Linearizer['decide']>>[number]): Linearizer => ({
      decide: (histories) => Promise.resolve(histories.map(() => answer)),
    });
    expect(await checkLinearizable(history, always({ outcome: 'unknown' }))).toMatchObject({
      outcome: 'inconclusive',
      why: 'The 2 operations on key 3 could not be decided in time.',
    });
    const result = await checkLinearizable(history, always({ outcome: 'illegal', order: [0] }));
    expect(counterexampleIn(result)).toMatchObject({ operations: [0, 1] });
  });
});

/** Values that were overwritten before a read began. */
function overwritten(history: readonly HistoryEvent[], read: Operation): number[] {
  const asked = (operation: Operation) => operation.input as { key: number; value: number };
  const before = answered(history, 'write').filter(
    (write) => asked(write).key === asked(read).key && write.end < read.start,
  );
  return before
    .filter((write) => before.some(({ start }) => start > write.end))
    .map((write) => asked(write).value);
}
