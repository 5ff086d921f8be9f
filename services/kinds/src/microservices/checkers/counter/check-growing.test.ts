import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANOMALY_RUNS,
  answered,
  counterexampleIn,
  expectToSuffice,
  LEGAL_RUNS,
  withOutput,
} from '../testing/histories.fixture.js';
import { historyTable } from '../testing/history-table.fixture.js';
import { growingHistories } from '../testing/simulated/counter.fixture.js';
import { checkGrowing } from './check-growing.js';

describe('a counter that only grows', () => {
  it('passes however late nodes learn of each other', () => {
    fc.assert(
      fc.property(growingHistories, (history) => {
        expect(checkGrowing(history)).toMatchObject({ outcome: 'pass' });
      }),
      { numRuns: LEGAL_RUNS },
    );
  });

  it('fails for each read that lacks what its node had shown or acknowledged', () => {
    fc.assert(
      fc.property(growingHistories, fc.nat(), (history, chance) => {
        const reads = answered(history, 'read');
        const read = reads[chance % reads.length];
        if (read === undefined) throw new Error('no read');
        const { value } = read.output as { value: number };
        const here = [...reads, ...answered(history, 'add')].filter(
          ({ node, end }) => node === read.node && end < read.start,
        );
        const shown = here.map(({ output }) => (output as { value?: number }).value ?? 0);
        const own = here.map(({ name, input }) => (name === 'add' ? (input as { delta: number }).delta : 0));
        const least = Math.max(
          0,
          ...shown,
          own.reduce((sum, delta) => sum + delta, 0),
        );
        expect(value).toBeGreaterThanOrEqual(least);
        const shrunk = withOutput(history, read, { value: least - 1 });
        expect(checkGrowing(shrunk).outcome).toBe(here.length === 0 ? 'pass' : 'fail');
        if (here.length > 0) expectToSuffice(shrunk, checkGrowing);
      }),
      { numRuns: ANOMALY_RUNS },
    );
  });

  it('adds what was acknowledged to what was shown before, and names no more than it needs', () => {
    const history = historyTable(`
      c1 n1 add  {"delta":4} 10-20 ok {}
      c2 n2 add  {"delta":2} 10-20 ok {}
      c1 n1 read {}          30-40 ok {"value":6}
      c1 n1 add  {"delta":1} 50-60 ok {}
      c1 n1 add  {"delta":3} 50-62 ok {}
      c1 n1 read {}          70-80 ok {"value":8}
      c2 n2 read {}          70-81 ok {"value":2}
    `);
    expect(counterexampleIn(checkGrowing(history))).toMatchObject({
      sentence:
        'n1 reads 8, after it had read 6, and then acknowledged 1 add with the sum 3: the sum must be at least 9.',
      operations: [2, 4, 5],
    });
  });

  it('ignores adds that end during a read, and adds without an answer', () => {
    const history = historyTable(`
      c1 n1 read {}          10-60 ok {"value":0}
      c2 n1 add  {"delta":5} 20-30 ok {}
      c3 n1 add  {"delta":7} 40-   info
      c4 n1 read {}          70-80 ok {"value":5}
    `);
    expect(checkGrowing(history).outcome).toBe('pass');
    expect(checkGrowing([]).outcome).toBe('inconclusive');
  });
});
