import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../history/history.js';
import { operationsOf } from '../operations.js';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  expectToSuffice,
  LEGAL_RUNS,
  withOutput,
} from '../testing/histories.fixture.js';
import { historyTable } from '../testing/history-table.fixture.js';
import { settledListHistories } from '../testing/simulated/lists.fixture.js';
import { checkKept } from './check-kept.js';

type Action = readonly [type: string, key: number, value: number | readonly number[] | null];
const actionsIn = (output: Json): readonly Action[] => (output as unknown as { txn: Action[] }).txn;

describe('appends that were acknowledged', () => {
  it('are kept by lists that have one copy', () => {
    fc.assert(
      fc.property(settledListHistories, (history) => {
        expect(checkKept(history)).toMatchObject({ outcome: 'pass' });
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('are missed at whichever node they got lost', () => {
    fc.assert(
      fc.property(settledListHistories, fc.nat(2), fc.nat(), (history, node, chance) => {
        const appends = answered(history, 'txn').flatMap(({ output }) =>
          actionsIn(output).filter(([type]) => type === 'append'),
        );
        const lost = appends[chance % appends.length];
        const last = answered(history, 'txn').filter(({ final }) => final)[node];
        fc.pre(lost !== undefined && last !== undefined);
        const without = actionsIn(last.output).map(([type, key, list]) => [
          type,
          key,
          key === lost[1] && Array.isArray(list) ? list.filter((value) => value !== lost[2]) : list,
        ]);
        const broken = withOutput(history, last, { txn: without as Json });
        expect(checkKept(broken).outcome).toBe('fail');
        expectToSuffice(broken, checkKept);
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('are named with both transactions; a node that shows them late keeps them, too', () => {
    const history = historyTable(`
      c1 n1 txn {"txn":[["append","x",1]]} 10-20 ok   {"txn":[["append","x",1]]}
      c2 n2 txn {"txn":[["append","x",2]]} 10-   info
      c1 n1 txn {"txn":[["r","x",null]]}   60-70 ok   {"txn":[["r","x",null]]} final
      c2 n2 txn {"txn":[["r","x",null]]}   60-70 ok   {"txn":[["r","x",null]]} final
      c1 n1 txn {"txn":[["r","x",null]]}   80-90 ok   {"txn":[["r","x",[1]]]}  final
    `);
    expect(counterexampleIn(checkKept(history))).toMatchObject({
      sentence: 'n2 never reads what T0 at n1 had appended and acknowledged: 1 to key "x".',
      operations: [0, 3],
    });
  });

  it('fail for a node that answers nothing, and are undecided where nobody answers', () => {
    const silent = historyTable('c1 n1 txn {"txn":[["r","x",null]]} 60- info final');
    expect(counterexampleIn(checkKept(silent)).operations).toEqual([0]);
    expect(operationsOf(silent)).toHaveLength(1);
    expect(checkKept([]).outcome).toBe('inconclusive');
  });
});
