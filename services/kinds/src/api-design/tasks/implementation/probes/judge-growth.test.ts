import { describe, expect, it } from 'vitest';
import { judgeGrowth, judgeLoad, judgeStatements, type Cost } from './judge-growth.js';

const cost = (over: Partial<Cost> = {}): Cost => ({ cpuMs: 2, blocks: 100, ...over });

describe('the cost of a request with ten times the rows', () => {
  it('may be the same, and a little more', () => {
    expect(judgeGrowth('list', [cost()], [cost()])).toBeUndefined();
    expect(judgeGrowth('list', [cost()], [cost({ cpuMs: 3.6, blocks: 300 })])).toBeUndefined();
  });

  it('must not grow with the rows, in blocks or in CPU time', () => {
    expect(judgeGrowth('list', [cost()], [cost({ blocks: 1000 })])).toBe(
      'With ten times the rows, list looks at 10.0× the blocks of the database; at most 3× is allowed.',
    );
    expect(judgeGrowth('list', [cost()], [cost({ cpuMs: 12 })])).toBe(
      'With ten times the rows, list takes 6.0× the CPU time; at most 1.6× is allowed.',
    );
  });

  it('takes the least of several rounds, since a disturbed one says nothing', () => {
    const rounds = [cost({ cpuMs: 40 }), cost(), cost({ cpuMs: 9 })];
    expect(judgeGrowth('list', rounds, rounds)).toBeUndefined();
    expect(judgeGrowth('list', [cost()], rounds)).toBeUndefined();
  });

  it('does not matter where it is next to nothing', () => {
    expect(
      judgeGrowth('list', [cost({ cpuMs: 0.1, blocks: 2 })], [cost({ cpuMs: 0.6, blocks: 150 })]),
    ).toBeUndefined();
  });
});

describe('the statements of a page', () => {
  it('may be two more for fifty entries than for one, and not one for each', () => {
    expect(judgeStatements(1, 3)).toBeUndefined();
    expect(judgeStatements(2, 51)).toBe(
      'A page of 50 takes 51 statements, a page of 1 takes 2; at most 2 more are allowed.',
    );
  });
});

describe('a fixed rate', () => {
  const fine = { asked: 400, sent: 400, failed: 0, memoryGrowthBytes: 2 ** 20, perSecond: 100 };
  it('is kept by a service that answers without growing', () => {
    expect(judgeLoad(fine)).toBeUndefined();
    expect(judgeLoad({ ...fine, sent: 240 })).toBeUndefined();
  });

  it('shows errors and leaks', () => {
    expect(judgeLoad({ ...fine, failed: 1 })).toBe('At 100 requests a second, 1 of 400 failed.');
    expect(judgeLoad({ ...fine, memoryGrowthBytes: 200 * 2 ** 20 })).toBe(
      "In 400 requests, the service's memory grew by 200 MiB.",
    );
  });
});
