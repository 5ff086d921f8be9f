import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history/history.js';
import { operationsOf } from './operations.js';
import { ANOMALY_RUNS, counterexampleIn, LEGAL_RUNS } from './testing/histories.fixture.js';
import { historyTable } from './testing/history-table.fixture.js';
import { listHistories } from './testing/simulated/lists.fixture.js';
import { checkTransactions, type Isolation } from './transactions.js';

const judge = (history: readonly HistoryEvent[], isolation: Isolation) =>
  checkTransactions(history, { isolation });

/** An anomaly on keys "x" and "y": its title, the weakest level that rules it out, and the transactions. */
const ANOMALIES: readonly (readonly [string, Isolation, string])[] = [
  [
    'G0, dirty write',
    'read-uncommitted',
    `
    c1 n1 txn {"txn":[["append","x",1],["append","y",1]]} 10-20 ok {"txn":[["append","x",1],["append","y",1]]}
    c2 n2 txn {"txn":[["append","x",2],["append","y",2]]} 10-20 ok {"txn":[["append","x",2],["append","y",2]]}
    c3 n3 txn {"txn":[["r","x",null],["r","y",null]]}     30-40 ok {"txn":[["r","x",[1,2]],["r","y",[2,1]]]}
    `,
  ],
  [
    'G1a, aborted read',
    'read-committed',
    `
    c1 n1 txn {"txn":[["append","x",1]]} 10-20 fail txn-conflict
    c2 n2 txn {"txn":[["r","x",null]]}   30-40 ok {"txn":[["r","x",[1]]]}
    `,
  ],
  [
    'G1b, intermediate read',
    'read-committed',
    `
    c1 n1 txn {"txn":[["append","x",1],["append","x",2]]} 10-20 ok {"txn":[["append","x",1],["append","x",2]]}
    c2 n2 txn {"txn":[["r","x",null]]}                    11-19 ok {"txn":[["r","x",[1]]]}
    `,
  ],
  [
    'G1c, circular information flow',
    'read-committed',
    `
    c1 n1 txn {"txn":[["append","x",1],["r","y",null]]} 10-20 ok {"txn":[["append","x",1],["r","y",[2]]]}
    c2 n2 txn {"txn":[["append","y",2],["r","x",null]]} 10-20 ok {"txn":[["append","y",2],["r","x",[1]]]}
    `,
  ],
  [
    'G-single, read skew',
    'consistent-view',
    `
    c1 n1 txn {"txn":[["append","x",1],["append","y",2]]} 10-20 ok {"txn":[["append","x",1],["append","y",2]]}
    c2 n2 txn {"txn":[["r","x",null],["r","y",null]]}     10-20 ok {"txn":[["r","x",[1]],["r","y",null]]}
    `,
  ],
  [
    'G2, anti-dependency cycle',
    'serializable',
    `
    c1 n1 txn {"txn":[["r","x",null],["append","y",1]]} 10-20 ok {"txn":[["r","x",null],["append","y",1]]}
    c2 n2 txn {"txn":[["r","y",null],["append","x",2]]} 10-20 ok {"txn":[["r","y",null],["append","x",2]]}
    c3 n3 txn {"txn":[["r","x",null],["r","y",null]]}   30-40 ok {"txn":[["r","x",[2]],["r","y",[1]]]}
    `,
  ],
];
const LEVELS: readonly Isolation[] = [
  'read-uncommitted',
  'read-committed',
  'consistent-view',
  'serializable',
];

/** Both listHistories in one, the second with other numbers. */
function joined(first: readonly HistoryEvent[], second: readonly HistoryEvent[]): HistoryEvent[] {
  const moved = second.map((event) =>
    'operation' in event ? { ...event, operation: event.operation + 1_000 } : event,
  );
  return [...first, ...moved].toSorted((a, b) => a.atMs - b.atMs);
}

describe('transactions', () => {
  it('pass at every level when they took effect one after another', () => {
    fc.assert(
      fc.property(listHistories, (history) => {
        fc.pre(operationsOf(history).some(({ outcome }) => outcome === 'ok'));
        for (const level of LEVELS) expect(judge(history, level).outcome).not.toBe('fail');
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it.each(ANOMALIES)('fail for %s from %s on, among any other transactions', (title, weakest, table) => {
    fc.assert(
      fc.property(listHistories, (history) => {
        const wrong = joined(history, historyTable(table));
        for (const [index, level] of LEVELS.entries()) {
          const result = judge(wrong, level);
          if (index < LEVELS.indexOf(weakest)) expect(result.outcome).not.toBe('fail');
          else expect(counterexampleIn(result).sentence).toContain(`${title}: `);
        }
      }),
      { numRuns: Math.ceil(ANOMALY_RUNS / 4) },
    );
  });

  it('show the shortest cycle with the reason for each of its steps', () => {
    const [, , skew = ''] = ANOMALIES.at(-1) ?? [];
    const { sentence, operations, steps } = counterexampleIn(judge(historyTable(skew), 'serializable'));
    expect(sentence).toBe(
      'G2, anti-dependency cycle: each of these transactions must come before the next, which is impossible: T0 → T1 → T0. ' +
        'T0 read key "x" without 2, which T1 appended. T1 read key "y" without 1, which T0 appended.',
    );
    expect([operations, steps.length]).toEqual([[0, 1, 2], 2]);
  });

  it.each([
    ['{"txn":[["r","x",[7]]]}', 'T1 reads [7] from key "x", and nobody had appended 7.'],
    ['{"txn":[["r","x",[1,1]]]}', 'T1 reads [1,1] from key "x": 1 is in it twice.'],
    [
      '{"txn":[["r","x",[2]]]}',
      'T1 reads [2] from key "x", and T2 reads [1,2] from it: neither is the beginning of the other.',
    ],
    [
      '{"txn":[["r","y",[1]]]}',
      'The answer of n2 to "txn" must have "txn", as it was asked, with a list for each read, and is {"txn":[["r","y",[1]]]}.',
    ],
  ])('fail for %s, which nothing explains', (output, sentence) => {
    const history = historyTable(`
      c1 n1 txn {"txn":[["append","x",1],["append","x",2]]} 10-20 ok {"txn":[["append","x",1],["append","x",2]]}
      c2 n2 txn {"txn":[["r","x",null]]}                    30-40 ok ${output}
      c3 n3 txn {"txn":[["r","x",null]]}                    50-60 ok {"txn":[["r","x",[1,2]]]}
    `);
    expect(counterexampleIn(judge(history, 'read-uncommitted')).sentence).toBe(sentence);
  });

  it('fail when one does not see its own append, and are undecided when nothing was read', () => {
    const own = historyTable(
      'c1 n1 txn {"txn":[["append","x",1],["r","x",null]]} 10-20 ok {"txn":[["append","x",1],["r","x",null]]}',
    );
    expect(counterexampleIn(judge(own, 'read-uncommitted')).sentence).toBe(
      'T0 appends 1 to key "x" and then reads [] from it.',
    );
    expect(judge([], 'serializable').outcome).toBe('inconclusive');
  });
});
