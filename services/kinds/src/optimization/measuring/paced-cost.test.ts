import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../scripted-session.fixture.js';
import { chooseYardstick, createPacedCost } from './paced-cost.js';
import { createSideBySide } from './side-by-side.js';

const INPUT = new Uint8Array([1]);
const usage = (cpuMs: number) => ({ cpuMs, wallMs: 1, memoryBytes: 1 });

/** A core that is slower at times, on which the reference costs 100 ms when nothing disturbs it. */
function pacedOn(slower: () => number) {
  const shares: number[] = [];
  const slices: (number | undefined)[] = [];
  const both = createSideBySide((ratio) => Promise.resolve(void shares.push(ratio)));
  const paced = createPacedCost(
    both,
    (_stdin, _cpuMs, sliceMs) => {
      slices.push(sliceMs);
      return Promise.resolve(outcomeOf({ usage: usage(100 * slower()) }));
    },
    { stdin: INPUT, calmNs: 100e6 },
  );
  const cost = async (n: number, cpuMs: number): Promise<number> => {
    const run = () => Promise.resolve(outcomeOf({ usage: usage(cpuMs * slower()) }));
    return (await paced.measure(n, run)).costMs;
  };
  return { cost, shares, slices };
}

describe('a cost at the pace of a calm core', () => {
  it('does not depend on how slow the core is meanwhile', async () => {
    let slower = 1;
    const { cost, slices } = pacedOn(() => slower);
    for (slower of [1, 3, 0.8]) expect(await cost(1_000, 50)).toBeCloseTo(50, 6);
    expect(slices).toEqual([0, 0, 0]);
  });

  it('is measured with shares for what the run before lets expect', async () => {
    const { cost, shares } = pacedOn(() => 1);
    await cost(1_000, 100);
    await cost(2_000, 400);
    await cost(4_000, 1_600);
    await cost(2_800, 800);
    expect(shares).toEqual([1, 2, 8, 11.2]);
  });

  it('of a start is the middle of three', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const reference = () => Promise.resolve(outcomeOf({ usage: usage(100) }));
    const paced = createPacedCost(both, reference, { stdin: INPUT, calmNs: 100e6 });
    const costs = [30, 20, 90];
    const start = () => Promise.resolve(outcomeOf({ usage: usage(costs.shift()!) }));
    expect(await paced.startUp(start)).toBe(30);
    expect(costs).toEqual([]);
  });

  it('is told with the outcome, however the run ended', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const stopped = outcomeOf({ status: 'time-limit', limit: 'cpu' });
    const paced = createPacedCost(both, () => Promise.resolve(outcomeOf({})), { stdin: INPUT, calmNs: 1 });
    expect((await paced.measure(1, () => Promise.resolve(stopped))).outcome.status).toBe('time-limit');
  });
});

describe('the yardstick', () => {
  it('is the start of the reference where that is long, and its run on the measured size elsewhere', () => {
    const smallest = new Uint8Array([0]);
    const parts = { smallest, stdin: INPUT, calmNs: 100e6 };
    expect(chooseYardstick({ ...parts, startUpNs: 10e6 })).toEqual({ stdin: INPUT, calmNs: 110e6 });
    expect(chooseYardstick({ ...parts, startUpNs: 90e6 })).toEqual({ stdin: smallest, calmNs: 90e6 });
  });
});
