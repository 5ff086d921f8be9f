import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../scripted-session.fixture.js';
import { chooseYardstick, createPacedCost } from './paced-cost.js';

const INPUT = new Uint8Array([1]);

/** A core that is slower at times, on which the reference costs 100 ms when nothing disturbs it. */
function pacedOn(slower: () => number) {
  let references = 0;
  const reference = () => {
    references += 1;
    return Promise.resolve(outcomeOf({ usage: { cpuMs: 100 * slower(), wallMs: 1, memoryBytes: 1 } }));
  };
  const paced = createPacedCost(reference, { stdin: INPUT, calmNs: 100e6 });
  const cost = async (cpuMs: number): Promise<number> => {
    const run = () => {
      const usage = { cpuMs: cpuMs * slower(), wallMs: 1, memoryBytes: 1 };
      return Promise.resolve(outcomeOf({ usage }));
    };
    return (await paced.measure(run)).costMs;
  };
  return { cost, references: () => references };
}

describe('a cost at the pace of a calm core', () => {
  it('does not depend on how slow the core is for a while', async () => {
    for (const slower of [1, 3, 0.8]) expect(await pacedOn(() => slower).cost(50)).toBeCloseTo(50, 6);
  });

  it('lies between what the reference says before and after it', async () => {
    let slower = 1;
    const { cost } = pacedOn(() => (slower *= 1.1));
    expect(await cost(50)).toBeCloseTo(50, 6);
    expect(await cost(50)).toBeCloseTo(50, 6);
  });

  it('needs the reference once for each run and once more', async () => {
    const { cost, references } = pacedOn(() => 1);
    for (const _ of [1, 2, 3]) await cost(50);
    expect(references()).toBe(4);
  });

  it('is told with the outcome, however the run ended', async () => {
    const paced = createPacedCost(() => Promise.resolve(outcomeOf({})), { stdin: INPUT, calmNs: 1 });
    const stopped = outcomeOf({ status: 'time-limit', limit: 'cpu' });
    expect((await paced.measure(() => Promise.resolve(stopped))).outcome.status).toBe('time-limit');
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
