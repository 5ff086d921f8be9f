import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../scripted-session.fixture.js';
import { chooseYardstick, createPacedCost } from './paced-cost.js';
import { createSideBySide } from '../pairs/side-by-side.js';

const INPUT = new Uint8Array([1]);
const usage = (cpuMs: number) => ({ cpuMs, wallMs: 1, memoryBytes: 1 });

/** A core that is slower at times, on which the reference costs 100 ms when nothing disturbs it. */
function pacedOn(slower: () => number) {
  const shares: number[] = [];
  const slices: (number | undefined)[] = [];
  const both = createSideBySide((ratio) => Promise.resolve(void shares.push(ratio)));
  const paced = createPacedCost(
    both,
    (_stdin, _cpuMs, how) => {
      slices.push(how?.sliceMs);
      return Promise.resolve(outcomeOf({ usage: usage(100 * slower()) }));
    },
    { stdin: INPUT, calmNs: 100e6 },
  );
  const measure = paced.follow();
  const run = (cpuMs: number) => () => Promise.resolve(outcomeOf({ usage: usage(cpuMs * slower()) }));
  const cost = async (n: number, cpuMs: number): Promise<number> => (await measure(n, run(cpuMs))).costMs;
  const start = (cpuMs: number) => paced.startUp(run(cpuMs));
  return { cost, start, shares, slices };
}

describe('a cost at the pace of a calm core', () => {
  it('does not depend on the speed of the core meanwhile', async () => {
    let slower = 1;
    const { cost, slices } = pacedOn(() => slower);
    for (slower of [1, 3, 0.8]) expect(await cost(1_000, 50)).toBeCloseTo(50, 6);
    expect(slices).toEqual([0, 0, 0]);
  });

  it('is measured with shares for the cost that earlier runs predict', async () => {
    const { cost, start, shares } = pacedOn(() => 1);
    await start(40);
    for (const [n, above] of [
      [1_000, 80],
      [2_000, 360],
      [4_000, 1_440],
      [2_800, 700],
    ] as const)
      await cost(n, 40 + above);
    // Nothing is known of the first; the second is thought to be linear; then a power of two shows.
    const [, second, third, between] = shares.map((share) => 100 * share - 40);
    expect(shares[0]).toBe(1);
    expect(second).toBeCloseTo(160);
    expect(third).toBeCloseTo(360 * 2 ** Math.log2(360 / 80));
    expect(between).toBeCloseTo(1_440 * 0.7 ** 2);
  });

  it('of a start is the median of three', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const reference = () => Promise.resolve(outcomeOf({ usage: usage(100) }));
    const paced = createPacedCost(both, reference, { stdin: INPUT, calmNs: 100e6 });
    const costs = [30, 20, 90];
    const start = () => Promise.resolve(outcomeOf({ usage: usage(costs.shift()!) }));
    const { costMs, runs } = await paced.startUp(start);
    expect(costMs).toBe(30);
    expect(runs).toEqual([
      [30e6, 100e6],
      [20e6, 100e6],
      [90e6, 100e6],
    ]);
    expect(costs).toEqual([]);
  });

  it('of a start is not taken from a run that did not end as it should', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const paced = createPacedCost(both, () => Promise.resolve(outcomeOf({})), { stdin: INPUT, calmNs: 1 });
    const statuses = ['exited', 'time-limit'] as const;
    let run = 0;
    const start = () => Promise.resolve(outcomeOf({ status: statuses[run++] ?? 'exited' }));
    const check = ({ status }: { status: string }) => {
      if (status !== 'exited') throw new Error(status);
    };
    await expect(paced.startUp(start, check)).rejects.toThrow('time-limit');
    expect(run).toBe(2);
  });

  it('is reported with the outcome, however the run ended', async () => {
    const both = createSideBySide(() => Promise.resolve());
    const stopped = outcomeOf({ status: 'time-limit', limit: 'cpu' });
    const paced = createPacedCost(both, () => Promise.resolve(outcomeOf({})), { stdin: INPUT, calmNs: 1 });
    expect((await paced.follow()(1, () => Promise.resolve(stopped))).outcome.status).toBe('time-limit');
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
