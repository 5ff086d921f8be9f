import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCounter } from './counters.js';
import { operationsOf } from './operations.js';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  LEGAL_RUNS,
  withOutput,
} from './testing/histories.fixture.js';
import { historyTable } from './testing/history-table.fixture.js';
import { counterHistories } from './testing/simulated/counter.fixture.js';

const deltaOf = ({ input }: { input: unknown }): number => (input as { delta: number }).delta;

describe('a counter', () => {
  it('passes with late, lost and unanswered messages before the heal', () => {
    fc.assert(
      fc.property(counterHistories, (history) => {
        expect(checkCounter(history)).toMatchObject({ outcome: 'pass' });
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('fails for a sum that cannot be, and for nodes that disagree', () => {
    fc.assert(
      fc.property(counterHistories, fc.nat(2), (history, node) => {
        const read = answered(history, 'read').filter(({ final }) => final)[node];
        if (read === undefined) throw new Error('no final read');
        const { value } = read.output as { value: number };
        const tooMuch = operationsOf(history)
          .filter(({ name }) => name === 'add')
          .reduce((sum, each) => sum + Math.max(0, deltaOf(each)), 1);
        expect(checkCounter(withOutput(history, read, { value: tooMuch })).outcome).toBe('fail');
        expect(checkCounter(withOutput(history, read, { value: value - 1 })).outcome).toBe('fail');
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('names the add whose loss would explain the sum', () => {
    const history = historyTable(`
      c1 n1 add  {"delta":5} 10-20 ok {}
      c2 n2 add  {"delta":2} 12-   info
      c1 n1 add  {"delta":3} 30-40 ok {}
      c2 n2 read {}          90-95 ok {"value":3} final
    `);
    expect(counterexampleIn(checkCounter(history))).toMatchObject({
      sentence:
        'n2 ends with 3, but the sum must be 8 or 10: 2 adds with the sum 8 were acknowledged, and 1 add got no answer.',
      steps: [
        { text: 'n1 acknowledges 5. The sum at the end is as if it were missing.', operations: [0] },
        { text: 'n2 still reads 3.', operations: [3] },
      ],
    });
  });

  it('judges reads before the heal by the adds that had begun, and the last ones by each other', () => {
    const early = historyTable(`
      c1 n1 read {}          10-20 ok {"value":5}
      c1 n1 add  {"delta":5} 30-40 ok {}
      c2 n2 read {}          90-95 ok {"value":5} final
    `);
    expect(counterexampleIn(checkCounter(early)).sentence).toBe(
      'n1 reads 5, but after 0 adds the sum must be 0.',
    );
    const apart = historyTable(`
      c1 n1 add  {"delta":5} 30-   info
      c1 n1 read {}          90-95 ok {"value":0} final
      c2 n2 read {}          90-96 ok {"value":5} final
    `);
    expect(counterexampleIn(checkCounter(apart))).toMatchObject({
      sentence: 'Nodes disagree after the last heal: n1 0 and n2 5.',
      operations: [1, 2],
    });
  });

  it('uses bounds when there are too many sums to list', () => {
    const adds = Array.from(
      { length: 20 },
      (_, index) => `c${index} n1 add {"delta":${3 ** index}} 10- info`,
    );
    const sum = (3 ** 20 - 1) / 2;
    const read = (value: number) =>
      historyTable([...adds, `c n1 read {} 90-95 ok {"value":${value}} final`].join('\n'));
    expect(checkCounter(read(sum)).outcome).toBe('pass');
    expect(checkCounter(read(sum + 1)).outcome).toBe('fail');
  });
});
